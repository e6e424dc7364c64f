using System.Text.Json.Nodes;
using Truce.Tests.Ledger;

namespace Truce.Tests.Web;

/// <summary>The check that runs in a reader's browser, run here by Node: the same answer as the server's, written a second time in another language.</summary>
public sealed class ReceiptScriptTests : IDisposable
{
    private static readonly string Client = Repository.File("src", "Truce.Web", "Client");

    private readonly WebCentre web = new();
    private readonly string folder = Directory.CreateTempSubdirectory("truce-script-").FullName;

    public void Dispose()
    {
        web.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Accepts_every_receipt_of_a_centre_and_no_changed_one()
    {
        var view = web.Centre.View(null);
        var key = web.Centre.Verifier.ToString();
        var receipts = Enumerable.Range(0, (int)view.Index + 1).Select(index => view.ReceiptOf(index)).OfType<Truce.Ledger.Receipt>()
            .Select(receipt => JsonNode.Parse(receipt.ToBytes())!.AsObject()).ToList();
        receipts.Count.ShouldBeGreaterThan(10);
        foreach (var receipt in receipts) receipt["parts"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(3);

        JsonObject[] changed =
        [
            Changed(receipts[3], receipt => receipt["parts"]![0]!["part"]![1] = "something else"),
            Changed(receipts[3], receipt => receipt["parts"]![1]!["salt"] = receipts[4]["parts"]![1]!["salt"]!.GetValue<string>()),
            Changed(receipts[3], receipt => receipt["parts"]!.AsArray().RemoveAt(0)),
            Changed(receipts[3], receipt => receipt["proof"] = receipts[4]["proof"]!.GetValue<string>()),
            Changed(receipts[3], receipt => receipt["proof"] = receipt["proof"]!.GetValue<string>().Replace("\n— ", "x\n\n— ", StringComparison.Ordinal)),
        ];
        Check(key, [.. receipts, .. changed]).ShouldBe([.. receipts.Select(_ => "valid"), .. changed.Select(_ => "broken")]);
    }

    private static JsonObject Changed(JsonObject receipt, Action<JsonObject> change)
    {
        var copy = receipt.DeepClone().AsObject();
        change(copy);
        return copy;
    }

    // One run of Node for all: it bundles the page's own module and checks what stands in the file.
    private string[] Check(string key, IEnumerable<JsonObject> receipts)
    {
        var (input, script) = (Path.Combine(folder, "receipts.json"), Path.Combine(folder, "check.mjs"));
        File.WriteAllText(input, new JsonArray([.. receipts]).ToJsonString());
        File.WriteAllText(script, $$"""
            import { createRequire } from "node:module";
            import { readFileSync } from "node:fs";
            import { pathToFileURL } from "node:url";
            const { buildSync } = createRequire({{Quoted(Path.Combine(Client, "build.mjs"))}})("esbuild");
            buildSync({ entryPoints: [{{Quoted(Path.Combine(Client, "proof.ts"))}}], bundle: true, format: "esm", outfile: {{Quoted(Path.Combine(folder, "proof.mjs"))}} });
            const proof = await import(pathToFileURL({{Quoted(Path.Combine(folder, "proof.mjs"))}}));
            const key = await proof.parseKey({{Quoted(key)}});
            for (const receipt of JSON.parse(readFileSync({{Quoted(input)}}, "utf8"))) {
              let answer = "broken";
              try {
                const { index, path, checkpoint } = proof.parseProof(receipt.proof);
                const digests = await Promise.all(receipt.parts.map(({ part, salt }) => proof.digestOfPart(part, proof.fromBase64(salt))));
                const commitment = await proof.commitmentOf([...digests, ...receipt.opaque.map(proof.fromBase64)]);
                const root = await proof.rootFrom(await proof.leafOf(index, commitment), index, checkpoint.size, path);
                if (proof.same(root, checkpoint.root)) answer = await proof.checkSignature(checkpoint, key);
              } catch (error) {
                if (!(error instanceof proof.Broken)) throw error;
              }
              console.log(answer === "invalid" || answer === "absent" ? "broken" : answer);
            }
            """);
        var (exit, output) = Command.Run(Command.Find("node")!, [script]);
        exit.ShouldBe(0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
