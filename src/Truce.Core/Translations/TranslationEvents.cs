namespace Truce.Core.Translations;

public sealed record TranslationAdded(Reference Of, string Language, string Text, TranslationMeans Means) : IEvent;

public sealed record TranslationWithdrawn(LocalText Reason) : IReasoned;
