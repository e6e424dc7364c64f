using System.Text;
using System.Xml;

namespace Truce.Formats.XForms;

/// <summary>How XML from outside is read: no document type, no entities, nothing fetched, bounded; and which "no" a failure is.</summary>
internal static class SafeXml
{
    /// <summary>Elements within elements at most; a form has a few levels.</summary>
    public const int MostDepth = 100;

    private const long MostCharacters = 8 * 1024 * 1024;

    // Phones of some makers still send in the code pages of their region.
    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>A reader over bytes.</summary>
    public static XmlReader Open(Stream bytes) => XmlReader.Create(bytes, Settings);

    /// <summary>The refusal for what a reader threw; null where it is a fault of something else.</summary>
    public static Refusal? RefusalOf(Exception problem) => problem switch
    {
        XmlException { InnerException: DecoderFallbackException or ArgumentException } => SubmissionRefusals.EncodingUnfit(),
        XmlException broken when broken.Message.Contains("DTD", StringComparison.Ordinal) => SubmissionRefusals.EntitiesForbidden(),
        XmlException broken when broken.Message.Contains("ncoding", StringComparison.Ordinal) => SubmissionRefusals.EncodingUnfit(),
        XmlException broken => SubmissionRefusals.NotXml($"{broken.LineNumber}, {broken.LinePosition}"),
        DecoderFallbackException or NotSupportedException => SubmissionRefusals.EncodingUnfit(),
        _ => null,
    };
}
