import { expect, type Expectations } from '../contexts';
import { HEX } from './java';
import { fill, type Source, type Template } from './program';

const STRING = ['java-string'] as const;
/** Text blocks stand where a line may end: as deep as the method that they are in. */
const BOTH = ['java-string', 'java-block-8s'] as const;

export const javaExpectations: Expectations = expect({
  'async function': { none: 'Java has threads, and no functions that wait.' },
  'default parameter': { none: 'Java’s parameters have no defaults.' },
  annotation: 'guided',
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': { none: 'Java does not run in a browser.' },
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: BOTH,
    source: `public class Main {
    static final String API_KEY = @*:a@;

    public static void main(String[] args) {
        Hex.print(API_KEY);
    }
}
`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: BOTH,
    source: `import java.util.List;

public class Main {
    private static String read(int times) {
        String key = @*:b@;
        return key.repeat(times);
    }

    public static void main(String[] args) {
        Hex.print(read(List.of(1).get(0)));
    }
}
`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: BOTH,
    source: `public class Main {
    private final String key = @*:c@;
    String token;

    Main() {
        this.token = @*:d@;
    }

    public static void main(String[] args) {
        Main main = new Main();
        Hex.print(main.key, main.token);
    }
}
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: BOTH,
    source: `public class Main {
    private static String key = @*:e@;
    private static final String TOKEN;

    static {
        TOKEN = @*:f@;
    }

    public static void main(String[] args) {
        Hex.print(key, TOKEN);
    }
}
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: BOTH,
    source: `import java.util.HashMap;
import java.util.Map;

public class Main {
    static final Map<String, String> SETTINGS = Map.of("host", "h", "key", @*:g@);

    public static void main(String[] args) {
        Map<String, String> more = new HashMap<>();
        more.put("token", @*:h@);
        Hex.print(SETTINGS.get("key"), more.get("token"));
    }
}
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: BOTH,
    source: `public class Main {
    public static void main(String[] args) {
        Hex.print("x", @*:i@);
        Hex.print(new String(@*:j@));
    }
}
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `public class Main {
    public static void main(String[] args) {
        Hex.print("Bearer @*:a@", args.length + "tail @*:b@ %s".formatted("x"));
    }
}
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `public class Main {
    public static void main(String[] args) {
        String url = "postgres://shop:@*:a@@db.example.com:5432/shop?x=%20";
        Hex.print(url);
    }
}
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['java-block-4s', 'java-block-12s', 'java-block-1t', 'java-block-0s'],
    source: `public class Main {
    static final String PEM = @*:pem@;

    public static void main(String[] args) {
        Hex.print(PEM);
    }
}
`,
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: STRING,
    source: `@interface Signed {
    String value();
}

@Signed(@*:a@)
public class Main {
    public static void main(String[] args) {
        Hex.print("annotated");
    }
}
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: STRING,
    source: `public class Main {
    static final String KEY = @*:a@;

    public static void main(String[] args) {
        switch ("x") {
            case KEY:
            case @*:b@:
                break;
            default:
                Hex.print(KEY);
        }
    }
}
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: BOTH,
    source: `public class Main {
    static final String KEY = @*:a@;

    static class Two {
        String key = KEY + "x";
    }

    public static void main(String[] args) {
        Hex.print(KEY, new Two().key);
    }
}
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: BOTH,
    source: `public interface Main {
    String KEY = @*:a@;

    static void main(String[] args) {
        Hex.print(KEY);
    }
}
`,
  },
  {
    context: 'test file',
    file: 'MainTest.java',
    decision: 'guidance',
    forms: STRING,
    source: `public class MainTest {
    public static void main(String[] args) {
        Hex.print(@*:a@);
    }
}
`,
  },
];

export const javaContexts: readonly Source[] = fill(
  TEMPLATES.map((template) => ({ ...template, source: template.source + HEX })),
);
