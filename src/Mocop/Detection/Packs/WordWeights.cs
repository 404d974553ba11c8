using System.Collections.Frozen;

namespace Mocop.Detection.Packs;

/// <summary>
/// How often a word is roughly met in ordinary prose, code and documentation. A phrase is looked for at its rarest part; the weights decide which that is, and
/// nothing but speed depends on them.
/// </summary>
internal static class WordWeights
{
    private const int Rare = 1;
    private const int Stem = 2;
    private const int Ordinary = 20;
    private const int Frequent = 100;
    private const int Everywhere = 1000;

    private static readonly FrozenDictionary<string, int> Weights = Build();

    internal static int Of(string word) => word switch
    {
        Phrases.Vocabulary.Number => Everywhere,
        Phrases.Vocabulary.Mail => Stem,
        [.., '*'] => Stem + Weights.GetValueOrDefault(word[..^1]),
        _ => Weights.GetValueOrDefault(word, Rare),
    };

    private static FrozenDictionary<string, int> Build()
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(
            "the an to and of in for is this that it on with as by at be are was were or not from you your i we he she they his her its my our their me him them us if then else so but "
            + "no yes do does did can will would should could may might must have has had been when while which who what where how why all any each some such than there here "
            + "more most other only also into out up over after from before about one two new use used using name see set get",
            Everywhere);
        Add(
            "data file files user users system text time code test type value values line key api model request requests response output input return returns add run list show open make made take "
            + "need needs want know like just now first second next last back between both same very too again please end start state step error message messages content version server client "
            + "service project public function method object string number page address date http https url token tokens build image table query process call calls read write log print send "
            + "context prompt prompts tool tools rule rules result results config configuration application example default following below above option options set update create change changes "
            + "day days year years week work way part people person place name group team role order report email mail note information document search source access account "
            + "without through during under since until against because even still well much many these those every own few less off down up per via don dont cannot de la el en que les des und die der das",
            Frequent);
        Add(
            "about actually agent agents answer answers apply ask assistant available based become begin best better bring build case check clear come common complete consider contain continue correct "
            + "customer database describe description details different direct do done during edit enable enter event execute expected explain export false feature field find follow form format full "
            + "function general generate give given go good help history high hour human id immediately important include included index instead instruction instructions issue item its keep language large later "
            + "level link little local long look low main manage map mean memory mode module move must never null object old once operation owner package password path pay perform phone plan point policy "
            + "possible post present previous private problem product program provide provided provider purpose question questions quick real really reason receive record reference related release "
            + "remove repeat reply required reset resource right role root save say screen script section secret security select self sentence session settings share should side simple single site size small "
            + "something special specific standard state status stop store summary support sure switch task tasks template tell thing things think third transaction translate true try turn unit "
            + "until upload username valid variable view wait web word words world write wrong zero action active admin administrator always another attention authentication body browser button "
            + "bank amount free money credit card cost price buy sell company business office department manager member members law rights review paper article book story letter hand head home house "
            + "water room door city country road car school class student students family child children man woman men women life game games play music film art air food health care power energy "
            + "ready recent recently right rest result sent shall short sign since speak spell summarize total transfer treat under understand visit walk watch",
            Ordinary);
        weights.Add("a", 2 * Everywhere);
        return weights.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string words, int weight)
        {
            foreach (var word in words.Split(' '))
                weights.TryAdd(word, weight);
        }
    }
}
