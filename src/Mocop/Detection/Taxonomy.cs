namespace Mocop.Detection;

/// <summary>Published names of a technique.</summary>
/// <param name="Owasp">OWASP Top 10 for LLM applications 2025, e.g. <c>LLM01</c>.</param>
/// <param name="Atlas">MITRE ATLAS, e.g. <c>AML.T0051.001</c>.</param>
public sealed record Taxonomy(string Owasp, string Atlas);
