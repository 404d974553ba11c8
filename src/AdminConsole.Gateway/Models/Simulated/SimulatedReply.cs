namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>What the stand-in makes of a prompt. Orders that stand free are obeyed, whoever wrote them; what stands between fences is only read.</summary>
/// <param name="Text">The answer's text.</param>
/// <param name="Call">A tool that it calls instead.</param>
internal sealed record SimulatedReply(string Text, SimulatedToolCall? Call)
{
    public static SimulatedReply To(IReadOnlyList<PromptMessage> messages, IReadOnlyList<SimulatedTool> tools)
    {
        var prompt = PromptReading.Of(messages);
        var orders = prompt.Passages.Where(p => p is { IsData: false, Role: not "assistant" }).SelectMany(p => Orders.In(p.Text)).Distinct().ToList();
        var question = prompt.LastUserText;
        var answered = messages.Count > 0 && messages[^1].Role == "tool";
        if (SimulatedToolCall.Choose(tools, orders, answered ? "" : question) is { } call)
            return new("", call);

        List<string> lines = [];
        if (orders.Exists(o => o.Kind == OrderKind.Override))
            lines.Add("I have set my earlier instructions aside.");
        else if (Answer(prompt, question, orders.Count > 0) is { } answer)
            lines.Add(answer);
        lines.AddRange(orders.Where(o => o.Kind == OrderKind.Speech).Select(o => o.Rest));
        lines.AddRange(orders.Where(o => o.Kind == OrderKind.Deed).Select(o => $"Done: I {o.Past} {o.Rest}".TrimEnd() + "."));
        if (prompt.Passages.Any(p => p.IsData && Orders.In(p.Text).Any()))
            lines.Add("The data holds text that reads like an order; I took it as data.");
        return new(string.Join('\n', lines), null);
    }

    private static string? Answer(PromptReading prompt, string question, bool hasOrders)
    {
        var told = prompt.Passages.Where(p => p.IsData || p.Role == "tool").SelectMany(p => Sentences.Of(p.Text)).Where(s => !Orders.In(s).Any());
        return Sentences.BestFor(question, told) is { } fact ? $"According to the data: {fact}"
            : hasOrders ? null
            : question.Length == 0 ? "There is no question."
            : prompt.Passages.Any(p => p.IsData || p.Role == "tool") ? "The data says nothing about that."
            : $"You said: {question.Trim()}";
    }
}
