import { SHOW } from './csharpContexts';
import type { Source } from './program';

export const csharp: readonly Source[] = [
  {
    name: 'two uses of one value, a header, a comment behind, a constant',
    decision: 'rewrite',
    source: `#define SHOP
// Copyright nobody.

/* What follows prints. */
class Program
{
    private const string Key = @cs-regular:a@; // the key

    static void Main()
    {
        string again = @cs-regular:a@;
        Show.Hex(Key + again);
    }
}
${SHOW}`,
  },
  {
    name: 'names that are taken, usings in the namespace, braces at the end of lines, tabs',
    decision: 'rewrite',
    source: `namespace Shop {
	using System;
	using System.Linq;

	class ProgramSecrets { }
	class SecretsManagerCache { }

	class Program {
		static readonly string Key = @cs-regular:a@;

		static void Main() {
			global::Show.Hex(string.Concat(Key, new[] { @cs-verbatim:b@ }.First()));
		}
	}
}
${SHOW}`,
  },
  {
    name: 'Windows’ line ends, several namespaces, usings in no order',
    decision: 'rewrite',
    crlf: true,
    file: 'db_config.cs',
    source: `using System.Text;
using Shop.Inner;
using System;

namespace Shop.Inner
{
    public static class First
    {
        public static string Pem = @cs-verbatim:b@;
    }
}

namespace Shop.Outer
{
    static class Program
    {
        static void Main()
        {
            Show.Hex(First.Pem + @cs-regular:c@);
        }
    }
}
${SHOW}`,
  },
  {
    name: 'constants of functions, structs, generic and partial types',
    decision: 'rewrite',
    source: `using System;

struct Point<T>
{
    const string Key = @cs-regular:a@;

    public string Read()
    {
        const string local = @cs-regular:b@;
        Func<string> later = () => local + Key;
        return later();
    }
}

partial class Parts
{
    internal static readonly string Copy = Other.Copy;
}

partial class Parts
{
    internal const string Key = @cs-verbatim:raw@;
}

static class Other
{
    internal static readonly string Copy = Parts.Key;
}

static class Ring
{
    internal static readonly string Around = Back.Copy;
    internal const string Key = @cs-regular:d@;
}

static class Back
{
    internal static readonly string Copy = Ring.Key;
}

class Program
{
    static readonly string Made = Make();
    const string Last = @cs-regular:c@;

    static string Make()
    {
        return Last;
    }

    static void Main()
    {
        Show.Hex(new Point<int>().Read() + new Point<string>().Read());
        Show.Hex(Parts.Copy + Made + Ring.Around);
    }
}
${SHOW}`,
  },
  {
    name: 'a class that keeps the cache already',
    decision: 'rewrite',
    source: `using Amazon.SecretsManager.Extensions.Caching;

class Program
{
    static void Main()
    {
        Show.Hex(@cs-regular:a@);
    }
}

internal static class ShopSecrets
{
    internal static readonly SecretsManagerCache Cache = new SecretsManagerCache();
}
${SHOW}`,
  },
  {
    name: 'await beside locks, references, conditions and iterators',
    decision: 'rewrite',
    source: `using System;
using System.Collections.Generic;
using System.Threading.Tasks;

class Program
{
    static void Take(ref int count, string text)
    {
        count += text.Length;
    }

    static IEnumerable<string> Each()
    {
        yield return @cs-regular:a@;
    }

    static async Task<string> Read(string other)
    {
        int count = 1;
        Take(ref count, @cs-regular:b@);
        string all = other ?? @cs-regular:c@;
        try
        {
            await Task.Yield();
            throw new InvalidOperationException(@cs-regular:e@);
        }
        catch (InvalidOperationException error) when (string.Concat(error.Message, @cs-regular:f@).Length > 0)
        {
            all += error.Message + $"{count}, {all}: @text:g@.";
        }
        Func<string> local = () => @cs-regular:h@;
        return all + local() + (other == null ? @cs-verbatim:raw@ : "");
    }

    static void Main()
    {
        Show.Hex(Read(null).GetAwaiter().GetResult());
        Show.Hex(string.Join("", Each()));
    }
}
${SHOW}`,
  },
  {
    name: 'what stays: keys, comparisons, patterns, formats, names of constants',
    decision: 'guidance',
    source: `using System;
using System.Collections.Generic;

class Program
{
    const string A = @cs-regular:a@, B = "b";

    static string Default(string key = C)
    {
        return key;
    }

    const string C = @cs-regular:c@;

    static void Main()
    {
        var table = new Dictionary<string, int> { { @cs-regular:d@, 1 } };
        var other = new Dictionary<string, int> { [@cs-regular:e@] = 2 };
        table[@cs-verbatim:f@] = 3;
        Console.WriteLine(table.Count + other.Count);
        Console.WriteLine(A == @cs-regular:g@);
        Console.WriteLine(B.Equals(@cs-regular:h@));
        switch (B)
        {
            case @cs-regular:i@:
                break;
        }
        Console.WriteLine("{0} @text:j@", 1);
        Console.WriteLine($@"{A} @text:k@");
        Console.WriteLine(Default());
    }
}
${SHOW}`,
  },
];
