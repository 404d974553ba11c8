using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.Pages.Rules;
using Mocop.Detection.Packs;

namespace AdminConsole.Tests.Rules;

public sealed class RuleFieldsTests
{
    private static readonly string[] s_families = ["override", "tool"];

    [Fact]
    public void A_new_rule_is_of_the_family_that_its_id_begins_with_until_one_is_chosen()
    {
        var fields = RuleFields.New(PackDocument.Empty("own"));
        fields.Name("tool.buy", s_families);
        Assert.Equal("tool", fields.Category);
        fields.Name("toolbox", s_families);
        Assert.Equal("tool", fields.Category);

        (fields.Category, fields.IsFamilyChosen) = ("override", true);
        fields.Name("tool.buy-tickets", s_families);
        Assert.Equal(("override", "tool.buy-tickets"), (fields.Category, fields.Id));
    }

    [Fact]
    public void A_rule_that_stands_already_keeps_its_family()
    {
        var rule = RulePack.BuiltIn.Rules.First(r => r.Category == "override");
        var fields = RuleFields.Of(rule, PackDocument.Empty("own"));
        fields.Name("tool.other", s_families);
        Assert.Equal("override", fields.Category);
    }
}
