namespace Mocop.Detection.Survey;

/// <summary>All that the letters of a word alone say: for the fast pass, for the rules and for the model.</summary>
internal struct WordFacts
{
    /// <summary>The first eight letters in lower case, with the mark of who knows the word.</summary>
    internal ulong Low;

    /// <summary>The next eight.</summary>
    internal ulong High;

    /// <summary>The number in the vocabulary, of the word or its longest stem; -1 if there is none.</summary>
    internal int Number;

    /// <summary>The model's hash of the word.</summary>
    internal uint Word;

    /// <summary>The model's hash of its first letters.</summary>
    internal uint Stem;

    /// <summary>What the word is about to the model.</summary>
    internal byte Concept;

    /// <summary>What is to be done about it.</summary>
    internal WordFlags Flags;
}

/// <summary>What is to be done about a word.</summary>
[Flags]
internal enum WordFlags : ushort
{
    None = 0,

    /// <summary>Some phrase cannot match without it.</summary>
    Trigger = 1,

    /// <summary>It is long and unknown: perhaps several words without spaces.</summary>
    Long = 2,

    /// <summary>A trigger stands in it, if it is long.</summary>
    HoldsTrigger = 4,

    /// <summary>It is a name of the spelling alphabet.</summary>
    Spelling = 8,

    /// <summary>It may be a trigger in a cipher.</summary>
    Cipher = 16,

    /// <summary>It is unknown and has the letters of a known word.</summary>
    Scrambled = 32,

    /// <summary>It is unknown and ends like pig latin.</summary>
    EndsInAy = 64,

    /// <summary>A literal may begin with it.</summary>
    Literal = 256,

    /// <summary>It has letters only.</summary>
    Letters = 512,

    /// <summary>It may be an English word; where there are letters only.</summary>
    English = 1024,

    /// <summary>It is none and has one mistake of a word that orders speak of.</summary>
    Misspelt = 2048,

    /// <summary>All that the fast pass acts on.</summary>
    Surveyed = Trigger | Long | HoldsTrigger | Spelling | Cipher | Scrambled | EndsInAy | Literal,

    /// <summary>It has no letters, only digits.</summary>
    Digits = 128,
}
