return await Truce.Cli.Tool.RunAsync(args, Console.Out, Console.Error, SystemClock.Instance);
