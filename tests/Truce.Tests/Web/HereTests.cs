using System.Net;
using Microsoft.AspNetCore.Http;
using Truce.Web.Access;

namespace Truce.Tests.Web;

public class HereTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5210", null, true)]
    [InlineData("::1", "[::1]:5210", null, true)]
    [InlineData("127.0.0.1", "127.0.0.1", null, true)]
    [InlineData("192.0.2.7", "localhost", null, false)]
    [InlineData("127.0.0.1", "rebound.example", null, false)]
    [InlineData("127.0.0.1", "localhost", "192.0.2.7", false)]
    public void Only_a_request_of_this_machine_under_its_own_name_and_not_passed_on_is_from_here(string address, string host, string? forwarded, bool expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
        if (forwarded is not null) context.Request.Headers["X-Forwarded-For"] = forwarded;
        Here.Is(context).ShouldBe(expected);
    }
}
