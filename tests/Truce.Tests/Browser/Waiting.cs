using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Truce.Tests.Browser;

/// <summary>Waits for addresses by looking again and again: a page that Turbo puts in place has no load to wait for.</summary>
internal static class Waiting
{
    /// <summary>Returns once the page's address fits: <c>**</c> stands for anything, <c>*</c> for anything but a stroke.</summary>
    public static Task At(this IPage page, string address)
    {
        var pattern = Regex.Escape(address).Replace(@"\*\*", ".*").Replace(@"\*", "[^/]*");
        return Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{pattern}$"), new() { Timeout = 20_000 });
    }
}
