using Mocop.Cli;

return await MocopProgram.RunAsync(args, Terminal.OfProcess());
