namespace Mocop.Detection.Answers;

/// <summary>The check digits of numbers that people and accounts have. Input is letters and digits alone.</summary>
internal static class CheckDigits
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static readonly int[] PeselWeights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

    /// <summary>Payment cards: ISO/IEC 7812-1, the Luhn formula.</summary>
    internal static bool IsCard(string digits)
    {
        if (digits.Length is < 13 or > 19 || digits[0] is < '2' or > '6' || digits.Distinct().Count() == 1)
            return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? value : value > 4 ? (2 * value) - 9 : 2 * value;
        }

        return sum % 10 == 0;
    }

    /// <summary>International bank account numbers: ISO 13616, remainder 1 by 97.</summary>
    internal static bool IsIban(string text) => text.Length is >= 15 and <= 34 && Remainder97(text[4..] + text[..4]) == 1;

    /// <summary>French social security numbers: the last two digits are 97 less the remainder of the first thirteen.</summary>
    internal static bool IsFrenchNir(string digits) =>
        digits.Length == 15 && digits[0] is '1' or '2' && long.Parse(digits.AsSpan(13), System.Globalization.CultureInfo.InvariantCulture) == 97 - Remainder97(digits[..13]);

    /// <summary>Brazilian taxpayer numbers (CPF): two digits by eleven.</summary>
    internal static bool IsCpf(string digits) => digits.Length == 11 && digits.Distinct().Count() > 1 && CpfDigit(digits, 9) && CpfDigit(digits, 10);

    /// <summary>Polish identity numbers (PESEL): weighted sum by ten, and a month that exists.</summary>
    internal static bool IsPesel(string digits)
    {
        if (digits.Length != 11 || (((digits[2] - '0') * 10) + digits[3] - '0') % 20 is < 1 or > 12)
            return false;
        var sum = PeselWeights.Select((w, i) => w * (digits[i] - '0')).Sum();
        return (10 - (sum % 10)) % 10 == digits[10] - '0';
    }

    /// <summary>Spanish identity numbers (DNI and NIE): a letter by 23.</summary>
    internal static bool IsSpanish(string text)
    {
        var digits = text[0] switch { 'X' => "0" + text[1..^1], 'Y' => "1" + text[1..^1], 'Z' => "2" + text[1..^1], _ => text[..^1] };
        return int.TryParse(digits, out var number) && SpanishLetters[number % 23] == text[^1];
    }

    /// <summary>United States social security numbers: groups that are never issued are not one.</summary>
    internal static bool IsSocialSecurity(string digits) =>
        digits.Length == 9 && !digits.StartsWith("000", StringComparison.Ordinal) && !digits.StartsWith("666", StringComparison.Ordinal) && digits[0] != '9'
        && digits[3..5] != "00" && digits[5..] != "0000";

    private static bool CpfDigit(string digits, int at)
    {
        var sum = digits.Take(at).Select((c, i) => (c - '0') * (at + 1 - i)).Sum();
        return sum * 10 % 11 % 10 == digits[at] - '0';
    }

    private static int Remainder97(string text)
    {
        var remainder = 0;
        foreach (var c in text)
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : char.ToUpperInvariant(c) - 'A' + 10;
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder;
    }
}
