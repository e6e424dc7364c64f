namespace Truce.Core.FieldForms;

public sealed record FormAdded(
    string Code, string Version, LocalText Title, string Sha256, int Bytes, FormMapping Mapping, bool Example = false) : IEvent;

public sealed record FormVersionAdded(string Version, LocalText Title, string Sha256, int Bytes, FormMapping Mapping) : IEvent;

public sealed record FormRetired(LocalText Reason) : IReasoned;
