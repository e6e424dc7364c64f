using System.Security.Cryptography;
using Truce.Store.Centres;

namespace Truce.Tests.Store;

public class KeyedDigestTests
{
    [Fact]
    public void Is_the_keyed_digest_that_dotnet_computes()
    {
        var random = new Random(11);
        foreach (var keyLength in (int[])[0, 1, 32, 63, 64, 65, 200])
        {
            var key = new byte[keyLength];
            random.NextBytes(key);
            var keyed = new KeyedDigest(key);
            foreach (var length in (int[])[0, 1, 55, 64, 300, 959, 960, 961, 5_000, 100_000])
            {
                var text = new byte[length];
                random.NextBytes(text);
                keyed.Of(text).ToArray().ShouldBe(HMACSHA256.HashData(key, text), $"a key of {keyLength} bytes, a text of {length}");
            }
        }
    }
}
