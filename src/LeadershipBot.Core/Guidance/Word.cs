namespace LeadershipBot.Guidance;

/// <summary>A word of a text, made comparable, and where it stood.</summary>
/// <param name="Text">Lower case, contractions written out: <c>don't</c> is two words with one place.</param>
/// <param name="Stem">Without the endings that only grammar asks for.</param>
/// <param name="Start">Index of its first character in the text as typed.</param>
/// <param name="Length">In characters of the text as typed.</param>
/// <param name="Clause">Which clause it belongs to, from 0; punctuation ends a clause.</param>
public sealed record Word(string Text, string Stem, int Start, int Length, int Clause)
{
    /// <summary>Index behind its last character in the text as typed.</summary>
    public int End => Start + Length;
}
