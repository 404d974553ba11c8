using AdminConsole.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.AddConsole();

var app = builder.Build();
app.UseConsole();
app.MapConsole();
await app.RunAsync();
