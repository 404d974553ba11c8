using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AdminConsole.EndToEnd.Hosting;

/// <summary>A browser page that remembers what the browser complained about.</summary>
public sealed class ConsolePageUnderTest : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private ConsolePageUnderTest(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Script errors, refused resources and violations of the content security policy.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<ConsolePageUnderTest> CreateAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>Opens a page of the console and waits until its circuit has drawn it.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("h1").First.WaitForAsync();
        await Page.Locator(".skeleton").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Follows an address inside the open page, as a link does, and waits until the page has read its data.</summary>
    public async Task FollowAsync(string path)
    {
        await Page.EvaluateAsync("path => Blazor.navigateTo(path)", path);
        await Page.WaitForFunctionAsync(
            """
            path => {
              const line = document.querySelector('.page-progress');
              if (line.hasAttribute('data-loading') || document.querySelector('main .skeleton')) return false;
              return line.dataset.page === new URL(path, document.baseURI).href
                || (location.pathname === '/not-found' && document.querySelector('h1')?.textContent === 'Not found');
            }
            """,
            path);
    }

    /// <summary>Creates the owner on the setup page; ends on the overview.</summary>
    public async Task SetUpAsync(string code, string email, string password)
    {
        await Page.GotoAsync("/");
        await Page.GetByLabel("Setup code").FillAsync(code);
        await Page.GetByLabel("Your name").FillAsync("Dana Owner");
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create the owner" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 }).WaitForAsync();
    }

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/account/login");
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public Task ShootAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(BuildFacts.Artifacts, "screenshots", name + ".png") });

    /// <summary>Takes a picture of the page and fails on whatever the browser, the layout or axe find wrong with it.</summary>
    public async Task InspectAsync(string name)
    {
        await ShootAsync(name);
        Assert.Empty(Complaints);
        Assert.Empty(await LayoutAsync());
        Assert.Empty(await AxeAsync());
    }

    /// <summary>Panels and headings that are pressed together until their content shows over others, and a page that is wider than the window.</summary>
    public async Task<IReadOnlyList<string>> LayoutAsync() => await Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.panel, .page-header, .figure')]
          .filter(box => box.scrollHeight > box.clientHeight + 2 && getComputedStyle(box).overflowY === 'visible')
          .map(box => `${box.className}: ${box.innerText.slice(0, 60)}`)
          .concat(document.documentElement.scrollWidth > innerWidth ? ['the page is wider than the window'] : [])
        """);

    /// <summary>What axe finds serious or critical on the page.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"),
        ];
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
