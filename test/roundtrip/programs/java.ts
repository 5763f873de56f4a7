import { javaStays } from './javaStays';
import type { Source } from './program';

/** Prints texts in hexadecimal; every program has it. */
export const HEX = `
class Hex {
    static void print(String... texts) {
        for (String text : texts) {
            StringBuilder line = new StringBuilder();
            for (byte one : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                line.append(String.format("%02x", one));
            }
            System.out.println(line);
        }
    }
}
`;

export const java: readonly Source[] = [
  {
    name: 'constants, text blocks, a licence, static imports',
    decision: 'rewrite',
    source: `/* A licence. */

package shop.app;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Prints. */
public final class Main {
    private static final String A = @java-string:a@;
    static final String B = A + @java-string:b@ + "\\n";
    public static final List<String> LIST = List.of(@java-string:c@, requireNonNull(A));

    // The key as it comes.
    private static final String PEM = @java-block-12s:pem@;

    private Main() {}

    public static void main(String[] args) {
        Hex.print(A, B, PEM);
        Hex.print(LIST.toArray(new String[0]));
    }
}
`,
  },
  {
    name: 'two uses of one value, no package, no imports',
    decision: 'rewrite',
    source: `public class Main {
  public static void main(String[] args) {
    String a = @java-string:a@;
    var b = @java-string:a@;
    Hex.print(a, b);
  }
}
`,
  },
  {
    name: 'fields, constructors, arrays, lambdas, conditions, switches',
    decision: 'rewrite',
    source: `import java.util.*;
import java.util.function.Supplier;

public class Main {
    final String field = @java-string:a@;
    String other;
    { other = @java-string:b@; }

    Main() { this(@java-string:c@); }

    Main(String text) { other += text; }

    static String pick(int n) {
        switch (n) {
            case 1: return (@java-string:d@);
            default: return n > 2 ? @java-string:e@ : "x" + @java-string:f@;
        }
    }

    static String rule(String key) {
        return switch (key) {
            case "a" -> @java-string:g@;
            default -> {
                yield @java-string:h@.trim();
            }
        };
    }

    public static void main(String[] args) {
        Main main = new Main();
        String[] array = {@java-string:i@};
        Object cast = (Object) @java-string:j@;
        Supplier<String> late = () -> @java-string:k@;
        Map<String, String> map = new HashMap<>(Map.of("key", @java-string:l@));
        Hex.print(main.field, main.other, pick(1), pick(2), pick(3), rule("a"), rule("b"));
        Hex.print(array[0], cast.toString(), late.get(), map.get("key"));
    }
}
`,
  },
  {
    name: 'part of a text',
    decision: 'rewrite',
    source: `public class Main {
    public static void main(String[] args) {
        int n = 2;
        String header = "Bearer @text:a@";
        String tail = n + 1 + "pass=@text:b@;\\t" + n;
        Hex.print(header, tail, ("@text:c@ behind").toUpperCase());
    }
}
`,
  },
  {
    name: 'a URL with a password',
    decision: 'rewrite',
    source: `import java.net.URI;

public class Main {
    private static final URI URL = URI.create("postgres://shop:@text:a@@db.example.com:5432/shop?x=%20");

    public static void main(String[] args) {
        Hex.print(URL.toString(), URL.getHost());
    }
}
`,
  },
  {
    name: 'an enum, with and without other members',
    decision: 'rewrite',
    source: `enum Plain {
    ONE(@java-string:a@),
    TWO(@java-string:b@);

    final String key;

    Plain(String key) {
        this.key = key;
    }
}

public class Main {
    enum Stage { DEV, PROD { @Override String key() { return @java-string:c@; } };
        private static final String KEY = @java-string:d@;
        private final String own = @java-string:e@;
        String key() { return KEY + own; } }

    public static void main(String[] args) {
        Hex.print(Plain.ONE.key, Plain.TWO.key, Stage.DEV.key(), Stage.PROD.key());
    }
}
`,
  },
  {
    name: 'an interface, a record, types of one file that share a secret',
    decision: 'rewrite',
    source: `import java.util.function.Function;

interface Keys {
    String KEY = @java-string:a@;

    default String token() {
        return @java-string:b@;
    }
}

record Login(String user, String password) {
    static final String DEFAULT = @java-string:c@;

    Login(String user) {
        this(user, @java-string:a@);
    }
}

class Main implements Keys {
    static class Inner extends Main {
        String key = KEY + @java-string:d@;
    }

    public static void main(String[] args) {
        Keys anonymous = new Keys() {
            @Override
            public String token() {
                return @java-string:e@;
            }
        };
        Hex.print(KEY, new Main().token(), Login.DEFAULT, new Login("u").password(), new Inner().key);
        Hex.print(anonymous.token());
    }
}
`,
  },
  {
    name: 'static code of the class around is not set going by a nested one',
    decision: 'rewrite',
    source: `class Outer {
    static {
        System.out.println("outer");
    }

    static class Config {
        static final String KEY = @java-string:a@;
    }
}

public class Main {
    public static void main(String[] args) {
        Hex.print(Outer.Config.KEY);
    }
}
`,
  },
  {
    name: 'an import and a cache that are there',
    decision: 'rewrite',
    source: `import com.amazonaws.secretsmanager.caching.SecretCache;
import java.util.List;

public class Main {
    private static final SecretCache CACHE = new SecretCache();

    public static void main(String[] args) {
        Hex.print(@java-string:a@, List.of(@java-string:b@).get(0));
    }
}
`,
  },
  {
    name: 'a cache that is there too late, all of its package imported',
    decision: 'rewrite',
    source: `import com.amazonaws.secretsmanager.caching.*;

public class Main {
    private static final String KEY = @java-string:a@;
    private static final SecretCache SECRET_CACHE = new SecretCache();

    public static void main(String[] args) {
        Hex.print(KEY);
        SECRET_CACHE.close();
    }
}
`,
  },
  {
    name: 'names that are taken, and a name that is inherited',
    decision: 'rewrite',
    source: `import java.util.List;

class SecretCache {}

class Base {
    protected static final Object SECRET_CACHE2 = "base";
}

public class Main {
    static final int SECRET_CACHE = 1;

    class Inner extends Base {
        String key = @java-string:a@;
    }

    public static void main(String[] args) {
        Hex.print(@java-string:b@, new Main().new Inner().key, "" + SECRET_CACHE + List.of());
        System.out.println(new SecretCache() != null);
    }
}
`,
  },
  {
    name: 'Windows line ends, tabs, everything on few lines',
    decision: 'rewrite',
    crlf: true,
    source: `package a;
import java.util.Map;
public class Main { // the program
	static final Map<String, String> MAP = Map.of("pem", @java-block-2t-crlf:pem@);
	public static void main(String[] args) {
		Hex.print(MAP.get("pem"), @java-string:b@, Other.key);
	}
}
class Other { static String key = @java-string:c@; }
`,
  },
  ...javaStays,
].map((program) => ({ ...program, source: program.source + HEX }) as Source);
