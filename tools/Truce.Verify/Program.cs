return Truce.Verify.Tool.Run(args, Console.Out, Console.Error);
