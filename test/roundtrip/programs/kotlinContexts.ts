import { expect, type Expectations } from '../contexts';
import { HEX } from './kotlin';
import { fill, type Source, type Template } from './program';

const STRING = ['kotlin-string'] as const;
const BOTH = ['kotlin-string', 'kotlin-raw'] as const;

export const kotlinExpectations: Expectations = expect({
  annotation: 'guided',
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': {
    none: 'Kotlin’s other platforms have no AWS library; those builds are guided.',
  },
});

const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: BOTH,
    source: `const val API_KEY = @*:raw@
private val token: String = @*:raw@

fun main() = hex(API_KEY, token)
`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: BOTH,
    source: `import java.util.Locale

fun read(times: Int): String {
    val key = @*:raw@
    return key.repeat(times)
}

fun main() = hex(read(1), Locale.ROOT.toString())
`,
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: BOTH,
    source: `suspend fun read(): String = @*:raw@

suspend fun main() = hex(read())
`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: BOTH,
    source: `class Client {
    private val key = @*:raw@
    var token: String = ""

    init {
        this.token = @*:raw@
    }

    fun show() = hex(key, token)
}

fun main() = Client().show()
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: BOTH,
    source: `class Client {
    companion object {
        const val KEY = @*:raw@

        @JvmStatic
        fun token() = @*:raw@
    }
}

fun main() = hex(Client.KEY, Client.token())
`,
  },
  {
    context: 'default parameter',
    decision: 'rewrite',
    forms: BOTH,
    source: `fun connect(host: String, key: String = @*:raw@) = host + key

fun main() = hex(connect("h"))
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: BOTH,
    source: `val settings = mapOf("host" to "h", "key" to @*:raw@)

fun main() = hex(settings.getValue("key"))
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: BOTH,
    source: `fun show(text: String, key: String) = hex(text, key)

fun main() = show("x", key = @*:raw@)
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `fun main() {
    val user = "me"
    hex("Bearer @*:a@", "$user:@*:b@@\${user}")
}
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `fun main() {
    hex("postgres://shop:@*:a@@db.example.com:5432/shop?x=%20")
}
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['kotlin-raw'],
    source: `class Client {
    val pem = @*:pem@
}

fun main() = hex(Client().pem)
`,
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: STRING,
    source: `annotation class Signed(val value: String)

@Signed(@*:a@)
fun main() = hex("annotated")
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: STRING,
    source: `annotation class Signed(val value: String)

private const val KEY = @*:a@
private const val PAIR = KEY + @*:b@

@Signed(PAIR)
fun main() = hex(KEY, PAIR)
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: BOTH,
    source: `private const val KEY = @*:raw@

fun one() = KEY

class Two {
    val key = "$KEY!"
}

fun main() = hex(one(), Two().key)
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: BOTH,
    source: `object Keys {
    const val KEY: String = @*:raw@
}

fun main() = hex(Keys.KEY)
`,
  },
  {
    context: 'test file',
    file: 'MainTest.kt',
    decision: 'guidance',
    forms: STRING,
    source: `fun main() {
    hex(@*:a@)
}
`,
  },
];

export const kotlinContexts: readonly Source[] = fill(
  TEMPLATES.map((template) => ({ ...template, source: template.source + HEX })),
);
