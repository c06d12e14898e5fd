using NetworkLens.Api.CommandLine;

return await CommandLineApp.RunAsync(args);
