// Compiles many programs in one process: each line of the input is the arguments for one of them,
// divided by tabs. For each it writes one line: nothing, or what the compiler complained of.
using System;
using System.IO;
using Mono.CSharp;

internal static class CompileAll
{
    private static void Main()
    {
        string line;
        while ((line = Console.In.ReadLine()) != null)
        {
            var complaints = new StringWriter();
            bool isMade = CompilerCallableEntryPoint.InvokeCompiler(line.Split('\t'), complaints);
            Console.Out.WriteLine(isMade ? "" : "failed: " + complaints.ToString().Replace("\n", " "));
        }
    }
}
