import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const FORMS = ['cs-regular', 'cs-verbatim', 'cs-interpolated'] as const;
const PLAIN = ['cs-regular', 'cs-verbatim'] as const;

export const csharpExpectations: Expectations = expect({
  'default parameter': 'guided',
  annotation: 'guided',
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': 'guided',
});

/** Prints texts in hexadecimal. */
const SHOW = `
static class Show
{
    public static void Hex(string text)
    {
        foreach (byte one in System.Text.Encoding.UTF8.GetBytes(text))
        {
            System.Console.Write(one.ToString("x2"));
        }
        System.Console.WriteLine();
    }
}
`;

const BLAZOR = {
  kind: '*.csproj',
  path: 'Client.csproj',
  text: '<Project Sdk="Microsoft.NET.Sdk.BlazorWebAssembly">\n</Project>\n',
} as const;

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: PLAIN,
    source: `using System;

class Program
{
    private const string ApiKey = @*:raw@;

    static void Main()
    {
        Show.Hex(ApiKey);
    }
}
${SHOW}`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: FORMS,
    source: `using System;

class Program
{
    string Read(bool all)
    {
        string key = @*:raw@;
        return all ? key : @*:raw@;
    }

    static void Main()
    {
        Show.Hex(new Program().Read(true));
        Show.Hex(new Program().Read(false));
        Func<string> later = () => @*:raw@;
        Show.Hex(later());
    }
}
${SHOW}`,
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: FORMS,
    source: `using System;
using System.Threading.Tasks;

namespace Shop
{
    class Program
    {
        static readonly object Gate = new object();

        static async Task<string> Read()
        {
            await Task.Yield();
            var key = @*:raw@;
            Func<Task<int>> length = async () => (@*:raw@).Length;
            lock (Gate)
            {
                key += @*:raw@;
            }
            return key + await length();
        }

        static void Main()
        {
            Show.Hex(Read().GetAwaiter().GetResult());
        }
    }
}
${SHOW}`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: FORMS,
    source: `class Client
{
    public string Key = @*:raw@;

    public string Token { get; set; } = @*:raw@;

    public string Secret => @*:raw@;
}

class Program
{
    static void Main()
    {
        Show.Hex(new Client().Key);
        Show.Hex(new Client().Token);
        Show.Hex(new Client().Secret);
    }
}
${SHOW}`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: FORMS,
    source: `static class Settings
{
    internal static readonly int Length = Key == null ? 0 : Key.Length;
    internal static readonly string Key = @*:raw@;
    internal static string Token { get; } = @*:raw@;

    static Settings()
    {
        Other = @*:raw@;
    }

    internal static string Other;
}

class Program
{
    static void Main()
    {
        Show.Hex(Settings.Key + Settings.Token + Settings.Other + Settings.Length);
    }
}
${SHOW}`,
  },
  {
    context: 'default parameter',
    decision: 'guidance',
    forms: PLAIN,
    source: `class Program
{
    static string Read(string key = @*:raw@)
    {
        return key;
    }

    static void Main()
    {
        Show.Hex(Read());
    }
}
${SHOW}`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: FORMS,
    source: `using System.Collections.Generic;

class Program
{
    static void Main()
    {
        var settings = new Dictionary<string, string>
        {
            ["key"] = @*:raw@,
        };
        var more = new Dictionary<string, string> { { "key", @*:raw@ } };
        string[] list = { "a", @*:raw@ };
        var named = new { Key = @*:raw@ };
        settings["other"] = @*:raw@;
        Show.Hex(settings["key"] + more["key"] + list[1] + named.Key + settings["other"]);
    }
}
${SHOW}`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: FORMS,
    source: `using System.Text;

class Base
{
    public readonly string Key;

    public Base(string key)
    {
        Key = key;
    }
}

class Client : Base
{
    public Client() : base(@*:raw@)
    {
    }
}

class Program
{
    static void Main()
    {
        Show.Hex(@*:raw@);
        Show.Hex(text: new Base(key: @*:raw@).Key + new Client().Key);
        Show.Hex(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(@*:raw@)));
    }
}
${SHOW}`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `class Program
{
    static void Main()
    {
        var user = "me";
        Show.Hex("Bearer @*:a@");
        Show.Hex(user + ":@*:b@@host");
        Show.Hex(@"C:\\dir @*:c@ ""x""" + user);
        Show.Hex($"{user}:@*:d@@{{host}}");
        Show.Hex($"Bearer @*:e@");
        Show.Hex(("x @*:f@").ToUpper() + "x @*:g@".Length);
        System.FormattableString text = $"{user} @*:h@";
        Show.Hex(text.ToString());
    }
}
${SHOW}`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `using System;

class Program
{
    static void Main()
    {
        var address = new Uri("https://shop:@*:a@@db.example.com:5432/shop?x=%20");
        Show.Hex(address.UserInfo);
        string connection = "Server=db;User Id=sa;Password=@*:b@;Encrypt=true";
        Show.Hex(connection);
    }
}
${SHOW}`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['cs-verbatim'],
    source: `class Program
{
    static readonly byte[] Pem = System.Text.Encoding.ASCII.GetBytes(@*:pem@);

    static void Main()
    {
        Show.Hex(System.Text.Encoding.ASCII.GetString(Pem));
    }
}
${SHOW}`,
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: PLAIN,
    source: `using System;

class KeyAttribute : Attribute
{
    public string Key;
    public KeyAttribute(string key) { Key = key; }
}

[Key(@*:raw@)]
class Program
{
    static void Main()
    {
        var found = (KeyAttribute)Attribute.GetCustomAttribute(typeof(Program), typeof(KeyAttribute));
        Show.Hex(found.Key);
    }
}
${SHOW}`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: PLAIN,
    source: `class Program
{
    const string Key = @*:raw@;
    const string Other = Key + "x";

    static void Main()
    {
        const string local = @*:a@;
        switch (Other + Key.Length)
        {
            case local:
                break;
            case @*:b@:
                break;
        }
        Show.Hex(Key);
    }
}
${SHOW}`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: PLAIN,
    source: `namespace Shop
{
    internal static class Settings
    {
        private static readonly string Header = "Bearer " + Key;

        /// <summary>Opens the shop.</summary>
        private const string Key = @*:raw@;

        internal static string One()
        {
            return Key;
        }

        internal static string Two => Header + $"{Key}";
    }

    internal static class Program
    {
        private static void Main()
        {
            Show.Hex(Settings.One() + Settings.Two);
        }
    }
}
${SHOW}`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: PLAIN,
    source: `// Licensed to nobody.

using System;
using Text = System.Text;

namespace Shop
{
    public class Settings
    {
        public const string ApiKey = @*:raw@;
        public static readonly string Token = @*:raw@;
    }

    public static class Program
    {
        public static void Main()
        {
            Show.Hex(Settings.ApiKey + Settings.Token);
        }
    }
}
${SHOW}`,
  },
  {
    context: 'test file',
    decision: 'guidance',
    forms: PLAIN,
    file: 'ShopTests.cs',
    source: `class Program
{
    static void Main()
    {
        Show.Hex(@*:raw@);
    }
}
${SHOW}`,
  },
  {
    context: 'browser file',
    decision: 'guidance',
    forms: PLAIN,
    project: { manifests: [BLAZOR] },
    source: `class Program
{
    static void Main()
    {
        Show.Hex(@*:raw@);
    }
}
${SHOW}`,
  },
];

export const csharpContexts: readonly Source[] = fill(TEMPLATES);

export { SHOW };
