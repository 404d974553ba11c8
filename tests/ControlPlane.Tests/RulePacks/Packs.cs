namespace ControlPlane.Tests.RulePacks;

/// <summary>Rules that the tests write.</summary>
internal static class Packs
{
    /// <summary>Flags orders of zeppelins, which no built-in rule knows.</summary>
    public static string Zeppelin(string phrase = "charter|hire {0-2} zeppelin*", string positive = "Charter a zeppelin tonight.", string negative = "Zeppelins are airships.", int score = 800, string id = "tool.zeppelin") => $$"""
        {
          "schema": "mocop-rules/1", "pack": "acme", "version": "1",
          "categories": { "tool": { "direct": { "owasp": "LLM06", "atlas": "AML.T0053" }, "indirect": { "owasp": "LLM06", "atlas": "AML.T0053" } } },
          "rules": [
            {
              "id": "{{id}}", "category": "tool", "technique": "orders a zeppelin", "severity": "high", "score": {{score}},
              "phrases": ["{{phrase}}"], "positive": ["{{positive}}"], "negative": ["{{negative}}"]
            }
          ]
        }
        """;
}
