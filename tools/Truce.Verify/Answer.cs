namespace Truce.Verify;

/// <summary>The answer, finding by finding, in words that need no knowledge of how it works.</summary>
internal sealed class Answer(TextWriter to)
{
    private bool _failed;

    public bool Failed => _failed;

    public Answer Title(string text) => Line($"{text}\n");

    public Answer Holds(string finding) => Line($"  holds          {finding}");

    public Answer Note(string finding) => Line($"  note           {finding}");

    public Answer Fails(string finding)
    {
        _failed = true;
        return Line($"  DOES NOT HOLD  {finding}");
    }

    public Answer Found(bool holds, string finding) => holds ? Holds(finding) : Fails(finding);

    /// <summary>Closes the answer: what it proves if all holds, and what follows if not.</summary>
    public int End(string proves)
    {
        Line(_failed
            ? "\nIT DOES NOT HOLD. Keep what you have, unchanged, and show it to others who hold a checkpoint or a receipt."
            : $"\nIT HOLDS. {proves}");
        return _failed ? 1 : 0;
    }

    public int Cannot(string why)
    {
        Line($"COULD NOT BE CHECKED: {why}\nThis says nothing about the record. See truce-verify --help");
        return 2;
    }

    private Answer Line(string text)
    {
        to.WriteLine(text);
        return this;
    }
}
