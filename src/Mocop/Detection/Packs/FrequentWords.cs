namespace Mocop.Detection.Packs;

/// <summary>Frequent English words, so that a text whose spaces were taken out can be cut into words again.</summary>
internal static class FrequentWords
{
    internal static IReadOnlyList<string> All { get; } =
    [
        .. ("a an the this that these those it its is are was were be been am do does did have has had will would shall should can could may might must not no yes "
          + "and or but if then else so as at by for from in into of off on onto out over to up with without about after before above below between through during "
          + "i me my we us our you your he him his she her they them their who whom what which when where why how all any both each every few more most other some "
          + "such only own same than too very just now here there again once also please user users assistant model system prompt text message messages document "
          + "email emails file files account password key keys secret secrets data context rule rules instruction instructions command commands next line word words "
          + "real start end starting open send print write read call run use tool shell grant access permanent transfer approve refund session filter content "
          + "translate summary candidate score highest chat history image url append reply answer output new long term memory store").Split(' '),
    ];
}
