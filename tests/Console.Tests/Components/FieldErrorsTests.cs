using AdminConsole.Components;
using AdminConsole.ControlPlane;
using Microsoft.AspNetCore.Components.Forms;

namespace AdminConsole.Tests.Components;

public sealed class FieldErrorsTests
{
    private readonly EditContext _edit = new(new Form());

    [Fact]
    public void An_error_stands_beside_its_field_and_the_rest_at_the_head()
    {
        var head = _edit.Show([new Invalid("slug.malformed", "slug", "Letters only."), new Forbidden("ManageTenants")]);

        Assert.Equal(["Letters only."], _edit.GetValidationMessages(_edit.Field(nameof(Form.Slug))));
        Assert.Equal(["This needs the permission “ManageTenants”."], head);
    }

    [Fact]
    public void An_error_of_a_field_that_the_form_lacks_is_not_lost() =>
        Assert.Equal(["Odd."], _edit.Show([new Invalid("x", "elsewhere", "Odd.")]));

    [Fact]
    public void Typing_into_the_field_takes_its_message_away()
    {
        _edit.Show([new Invalid("slug.malformed", "slug", "Letters only."), new Invalid("name.missing", "name", "This is needed.")]);

        _edit.NotifyFieldChanged(_edit.Field(nameof(Form.Slug)));

        Assert.Equal(["This is needed."], _edit.GetValidationMessages());
    }

    [Fact]
    public void The_next_attempt_begins_without_the_messages_of_the_last()
    {
        _edit.Show([new Invalid("slug.malformed", "slug", "Letters only.")]);

        _edit.Show([new Invalid("name.missing", "name", "This is needed.")]);

        Assert.Equal(["This is needed."], _edit.GetValidationMessages());
    }

    private sealed class Form
    {
        public string Slug { get; set; } = "";

        public string Name { get; set; } = "";
    }
}
