using System.Buffers;
using Mocop.Detection.Views;

namespace Mocop.Detection;

/// <summary>
/// Tells a text that speaks about injections from one that makes one: the words are quoted or reported, and the text around them names attacks. Such a match
/// counts for less, never for nothing: whoever writes the text may have added the quotation marks.
/// </summary>
internal static class QuotationContext
{
    private const int Around = 320;
    private const int BeforeMatch = 24;
    private const int AfterMatch = 40;
    private static readonly string[] CueWords =
    [
        "injection", "jailbreak", "attack", "adversar", "malicious", "detect", "guardrail", "red team", "red-team", "owasp", "vulnerab", "threat", "mitigat",
        "benchmark", "payload", "exploit", "phishing", "example", "e.g.", "such as", "like this", "phrase", "pattern", "corpus", "fixture", "test case", "security",
        "sanitiz", "sanitis", "filter", "moderation", "defens", "defenc", "prevent", "leakage", "hijack", "scanner", "classif", "refuse", "blocked", "flagged",
        "quote", "awareness", "training", "explains", "describes", "regression", "changelog", "literal", "snapshot", "workshop", "lesson", "untrusted",
        "false positive", "postmortem", "guidance",
    ];

    /// <summary>The same in other languages: attack, example, exercise, course, security, filter, phrase, trap.</summary>
    private static readonly string[] ForeignCueWords =
    [
        "ejempl", "exempl", "esempi", "beispiel", "voorbeeld", "przykład", "příklad", "např", "örneğin", "örnek", "esimerk", "példa", "contoh", "ví dụ", "mfano", "например", "наприклад", "παράδειγμα", "לדוגמה", "مثل", "مثال", "مثلاً", "उदाहरण", "উদাহরণ", "எடுத்துக்காட்டு", "ตัวอย่าง", "例えば", "例如", "예를 들어",
        "ataque", "attacc", "attaqu", "angriff", "aanval", "atak", "útok", "saldırı", "hyökkä", "támadás", "serangan", "tấn công", "shambulio", "атак", "επίθεσ", "מתקפ", "هجوم", "حمله", "حملہ", "हमल", "আক্রমণ", "தாக்குதல்", "โจมตี", "攻撃", "攻击", "攻擊", "공격",
        "inyecc", "injeç", "injecț", "iniezion", "injekti", "wstrzyk", "enjeksiyon", "инъекц", "ін'єкц", "έγχυσ", "הזרק", "حقن", "تزریق", "इंजेक्शन", "インジェクション", "注入", "인젝션",
        "segur", "sécurité", "sicurezz", "sicherheit", "veiligheid", "bezpiecz", "bezpečn", "güvenlik", "turvallis", "biztonság", "securitate", "säkerhet", "sikkerhed", "keamanan", "bảo mật", "usalama", "безопас", "безпек", "ασφάλει", "אבטח", "امنیت", "सुरक्षा", "নিরাপত্তা", "பாதுகாப்பு", "ความปลอดภัย", "セキュリティ", "安全", "보안",
        "curso", "corso", "schulung", "übung", "oefening", "szkoleni", "ćwicz", "školen", "cvičen", "eğitim", "harjoitu", "koulutu", "gyakorlat", "oktatás", "exerciți", "övning", "øvelse", "pelatihan", "bài tập", "mafunzo", "mtihani", "обучен", "упражнен", "тренинг", "навчан", "вправ", "άσκησ", "תרגיל", "הדרכ", "تدريب", "دورة", "تمرین", "آموزش", "تربیت", "अभ्यास", "প্রশিক্ষণ", "பயிற்சி", "แบบฝึก", "訓練", "研修", "训练", "培训", "교육",
        "filtr", "suodat", "süzgeç", "fraz", "frase", "zdani", "věta", "lausee", "cümle", "mondat", "kalimat", "câu lệnh", "maneno kama", "фраз", "φράση", "משפט", "عبارة", "جملہ", "جمله", "वाक्य", "বাক্য", "வாக்கியம்", "ประโยค", "문장",
    ];

    private static readonly SearchValues<string> ForeignCues = SearchValues.Create([.. ForeignCueWords.Select(FoldingTable.FoldWord)], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Cues = SearchValues.Create(CueWords, StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Reporting =
    [
        "ai", "model", "llm", "chatbot", "agent", "to", "can", "could", "may", "might", "would", "will", "into", "by", "of", "from", "that", "which", "not", "or", "and", "then", "attempts", "tries", "says", "like", "as",
    ];

    /// <summary>The score of a match where it stands.</summary>
    internal static int Adjust(int score, string text, TextSpan span)
    {
        var cues = CountCues(text, span);
        var quoted = IsQuoted(text, span);
        var reported = cues > 0 && IsReported(text, span.Start);
        return Math.Max(1, score * Math.Min(Share(cues, quoted, reported), CodeQuotation.Share(text, span)) / 100);
    }

    private static int Share(int cues, bool quoted, bool reported) => (quoted, reported, cues) switch
    {
        (true, _, 0) => 70,
        (true, _, 1) => 50,
        (true, _, _) => 35,
        (_, true, 1) => 54,
        (_, true, _) => 48,
        (_, _, >= 4) => 50,
        (_, _, 3) => 70,
        _ => 100,
    };

    /// <summary>How many different cues stand around the match, outside of it.</summary>
    private static int CountCues(string text, TextSpan span)
    {
        var before = text.AsSpan(Math.Max(0, span.Start - Around)..span.Start);
        var after = text.AsSpan(span.End..Math.Min(text.Length, span.End + Around));
        return System.Numerics.BitOperations.PopCount(Seen(before) | Seen(after)) + (HasForeignCue(before) ? 1 : 0) + (HasForeignCue(after) ? 1 : 0);
    }

    private static bool HasForeignCue(ReadOnlySpan<char> text) => text.ContainsAny(ForeignCues);

    private static ulong Seen(ReadOnlySpan<char> text)
    {
        ulong seen = 0;
        for (var at = 0; text[at..].IndexOfAny(Cues) is >= 0 and var skip; at++)
        {
            at += skip;
            for (var cue = 0; cue < CueWords.Length; cue++)
            {
                if (text[at..].StartsWith(CueWords[cue], StringComparison.OrdinalIgnoreCase))
                    seen |= 1UL << cue;
            }
        }

        return seen;
    }

    /// <summary>Whether quotation marks of the same kind stand closely around the match. Those of a JSON value, or of a whole text, do not count.</summary>
    private static bool IsQuoted(string text, TextSpan span)
    {
        for (var at = span.Start - 1; at >= 0 && span.Start - at <= BeforeMatch && text[at] != '\n'; at--)
        {
            var c = text[at];
            if (ClosingOf(c) is { } closing && text.AsSpan(span.End, Math.Min(AfterMatch, text.Length - span.End)).Contains(closing))
                return true;
            if (c is not ('"' or '\'' or '`') || (c == '\'' && at > 0 && char.IsLetterOrDigit(text[at - 1])))
                continue;
            var rest = text.AsSpan(span.End, Math.Min(AfterMatch, text.Length - span.End));
            var line = rest.IndexOf('\n');
            return (line < 0 ? rest : rest[..line]).Contains(c) && at > 0 && !IsJsonValue(text, at);
        }

        return false;
    }

    /// <summary>What ends a quotation that begins with a sign of its own.</summary>
    private static char? ClosingOf(char opening) => opening switch
    {
        '\u00AB' => '\u00BB',
        '\u00BB' => '\u00AB',
        '\u201C' => '\u201D',
        '\u201E' => '\u201D',
        '\u300C' => '\u300D',
        '\u300E' => '\u300F',
        _ => null,
    };

    private static bool IsJsonValue(string text, int quote)
    {
        var at = quote - 1;
        while (at >= 0 && text[at] == ' ')
            at--;
        return at > 0 && text[at] == ':' && text[at - 1] == '"';
    }

    /// <summary>Whether the word before the match makes it a report of what somebody does.</summary>
    private static bool IsReported(string text, int start)
    {
        var end = start;
        while (end > 0 && !char.IsLetter(text[end - 1]) && start - end < 3)
            end--;
        var begin = end;
        while (begin > 0 && end - begin < 12 && char.IsLetter(text[begin - 1]))
            begin--;
        var word = text.AsSpan(begin, end - begin);
        // After a comma or a colon a name is called, not spoken of.
        if (end < start && text[end] != ' ')
            return false;
        foreach (var reporting in Reporting)
        {
            if (word.Equals(reporting, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
