using System.Collections.Frozen;

namespace Mocop.Escaping;

/// <summary>
/// The words of the markers that model families, agent frameworks and MoCoP itself read as structure. Gathered from the published chat templates and tokenizer
/// configurations of the families; facts, not text.
/// </summary>
internal static class MarkerNames
{
    /// <summary>Between angle brackets, nothing else beside them: <c>&lt;s&gt;</c>, <c>&lt;/think&gt;</c>.</summary>
    public static FrozenSet<string> ClosedTags { get; } = Set(
        "s bos eos pad unk mask sop eop sys cls sep bos_token eos_token pad_token unk_token think thinking tools img image audio video arg_key arg_value reasoning scratchpad "
        + "start_of_turn end_of_turn start_of_image end_of_image endoftext begin_of_text end_of_text start end message channel");

    /// <summary>The beginnings of numbered tags: <c>&lt;unused42&gt;</c>.</summary>
    public static IReadOnlyList<string> NumberedTags { get; } = ["unused", "extra_id_", "reserved_", "reserved_special_token_", "special_", "image_", "loc_"];

    /// <summary>Elements, with or without attributes: <c>&lt;invoke name="…"&gt;</c>; among them the words of our own fences.</summary>
    public static FrozenSet<string> Elements { get; } = Set(
        "data system user assistant tool developer human model mocop untrusted instructions system_prompt system-prompt system-reminder system_reminder system-message user_query user-query "
        + "message invoke parameter function_call function_calls function_result function_results function_response tool_call tool_calls tool_use tool_result tool_results tool_response "
        + "tool_responses tool_output tool_outputs tool_code start_of_turn end_of_turn available_tools");

    /// <summary>Between square brackets: <c>[INST]</c>, <c>[/TOOL_RESULTS]</c>.</summary>
    public static FrozenSet<string> Brackets { get; } = Set(
        "inst system_prompt available_tools tool_calls tool_results tool_content call_id args think img img_break img_end audio begin_audio prefix suffix middle gmask smask sop");

    /// <summary>Between square brackets, when an anchor follows: <c>[system](#context)</c>.</summary>
    public static FrozenSet<string> AnchoredBrackets { get; } = Set("system user assistant developer tool");

    /// <summary>The beginnings of Handlebars blocks: <c>{{#system~}}</c>. Any letters may follow, for a hidden character among them ends the word once it is escaped.</summary>
    public static IReadOnlyList<string> Blocks { get; } = ["system", "user", "assistant"];

    /// <summary>Before a colon at the beginning of a line.</summary>
    public static FrozenSet<string> Turns { get; } = Set(
        ["human", "assistant", "user", "system", "ai", "bot", "developer", "tool", "chatgpt", "claude", "gpt", "thought", "action", "action input", "observation", "final answer", "system prompt", "system message"]);

    /// <summary>Before a colon in a heading: <c>### Instruction:</c>.</summary>
    public static FrozenSet<string> Headings { get; } = Set(["instruction", "instructions", "response", "input", "output", "context", "question", "answer", "task"]);

    private static FrozenSet<string> Set(string words) => Set(words.Split(' '));

    private static FrozenSet<string> Set(string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
