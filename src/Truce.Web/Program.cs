using Truce.Web.Hosting;

return await Start.RunAsync(args);
