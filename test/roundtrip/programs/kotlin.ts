import type { Source } from './program';

/** Prints texts in hexadecimal; every program has it. */
export const HEX = `
fun hex(vararg texts: String) {
    for (text in texts) {
        println(text.toByteArray().joinToString("") { "%02x".format(it) })
    }
}
`;

const programs: readonly Source[] = [
  {
    name: 'constants of every kind, annotations of the file, sorted imports',
    decision: 'rewrite',
    source: `@file:Suppress("unused", "MayBeConstant")

package shop.app

import java.net.URI
import kotlin.math.abs

/** The key. */
const val KEY = @kotlin-string:a@
private const val OTHER: String = @kotlin-string:b@
val plain = @kotlin-raw:raw@
internal val sum = "a" + @kotlin-string:c@
val late: String by lazy { @kotlin-string:d@ }
val computed get() = @kotlin-string:e@
var changing = @kotlin-string:f@

fun main() {
    hex(KEY, OTHER, plain, sum, late, computed, changing)
    println(URI("x").toString() + abs(1))
}
`,
  },
  {
    name: 'two uses of one value, no package, no imports',
    decision: 'rewrite',
    source: `fun main() {
    val a = @kotlin-string:a@
    val b = @kotlin-string:a@
    hex(a, b)
}
`,
  },
  {
    name: 'companions, objects, enums, constructors, defaults',
    decision: 'rewrite',
    source: `class Client(val key: String = @kotlin-string:a@) {
    companion object {
        private const val TOKEN = @kotlin-string:b@
        val shared = @kotlin-string:c@
        fun token() = TOKEN
    }

    private val own: String
    var field = @kotlin-string:d@

    constructor(n: Int) : this(@kotlin-string:e@ + n)

    init {
        own = @kotlin-string:f@
    }

    fun all(extra: String = @kotlin-string:g@) = listOf(key, own, field, extra)
}

object Config {
    const val KEY = @kotlin-string:h@
    lateinit var late: String
    fun set() {
        late = @kotlin-string:i@
    }
}

enum class Stage(val key: String) {
    DEV(@kotlin-string:j@),
    PROD(@kotlin-string:k@),
}

interface Keys {
    val key: String get() = @kotlin-string:l@
}

fun main() {
    Config.set()
    hex(*Client().all().toTypedArray(), *Client(1).all("x").toTypedArray())
    hex(Client.token(), Client.shared, Config.KEY, Config.late, Stage.DEV.key, Stage.PROD.key)
    hex(object : Keys {}.key)
}
`,
  },
  {
    name: 'expressions: when, if, elvis, lambdas, maps, casts',
    decision: 'rewrite',
    source: `fun pick(n: Int?): String = when (n) {
    null -> @kotlin-string:a@
    1 -> {
        @kotlin-string:b@
    }
    else -> if (n > 2) @kotlin-string:c@ else @kotlin-string:d@
}

fun main() {
    val none: String? = null
    val map = mutableMapOf("key" to @kotlin-string:e@)
    map["more"] = @kotlin-string:f@
    val late = { @kotlin-string:g@ }
    val text = none ?: @kotlin-string:h@
    val any: Any = (@kotlin-string:i@) as Any
    hex(pick(null), pick(1), pick(2), pick(3), map["key"]!!, map["more"]!!, late(), text)
    hex(any.toString(), @kotlin-string:j@.trim(), "x\${@kotlin-string:k@}y")
    run { hex(@kotlin-string:l@) }
}
`,
  },
  {
    name: 'part of a text, beside templates of both kinds',
    decision: 'rewrite',
    source: `fun main() {
    val user = "me"
    hex("Bearer @text:a@", "$user:@text:b@@\${user.length}")
    hex("""
        "$user" \\n @text:c@
    """.trimIndent())
    hex("\\$user @text:d@ \\$")
}
`,
  },
  {
    name: 'a URL with a password',
    decision: 'rewrite',
    source: `import java.net.URI

val url = "postgres://shop:@text:a@@db.example.com:5432/shop?x=%20"

fun main() {
    hex(url, URI(url).host)
}
`,
  },
  {
    name: 'properties of the file are not set going by a class',
    decision: 'rewrite',
    source: `val loud = println("file")

object Config {
    val key = @kotlin-string:a@
}

fun main() {
    hex(Config.key)
}
`,
  },
  {
    name: 'an import and a cache that are there',
    decision: 'rewrite',
    source: `import com.amazonaws.secretsmanager.caching.SecretCache

private val cache = SecretCache()
private val key = @kotlin-string:a@

fun main() = hex(key, @kotlin-string:b@)
`,
  },
  {
    name: 'names that are taken, an import without space behind',
    decision: 'rewrite',
    source: `package a
import java.util.UUID // unique
val secretCache = 1
class SecretCache
fun main() {
    hex(@kotlin-string:a@)
    println(secretCache.toString() + SecretCache::class.simpleName + UUID(1, 1))
}
`,
  },
  {
    name: 'Windows line ends, tabs, a comment of the file',
    decision: 'rewrite',
    crlf: true,
    source: `/*
 * A licence.
 */

class Client {
	val pem = @kotlin-raw-crlf:pem@
	val key = @kotlin-string:b@
}

fun main() {
	hex(Client().pem, Client().key)
}
`,
  },
  {
    name: 'what stays: annotations, cases, comparisons, keys, constants of constants',
    decision: 'guidance',
    source: `annotation class Named(val value: String = @kotlin-string:a@)

private const val USED = @kotlin-string:b@
private const val PART = @kotlin-string:c@
private const val SUM = PART + "x"

@Named(USED)
class One

@Named(@kotlin-string:d@)
class Two

inline fun <reified T> inlined(text: String = @kotlin-string:e@) = text + T::class.simpleName

fun main() {
    val text = "x"
    val map = mapOf(@kotlin-string:f@ to 1)
    when (text) {
        @kotlin-string:g@ -> println("g")
        else -> println(text == @kotlin-string:h@ || text.equals(@kotlin-string:i@))
    }
    println(map[@kotlin-string:j@])
    hex(inlined<String>(), SUM) // @text:k@
}
`,
  },
  {
    name: 'what stays: a constant that is read before its line is run',
    decision: 'guidance',
    source: `class Single private constructor() {
    val copy = KEY

    companion object {
        val instance = Single()
        private const val KEY = @kotlin-string:a@
    }
}

fun main() {
    hex(Single.instance.copy)
}
`,
  },
];

export const kotlin: readonly Source[] = programs.map((program) => ({
  ...program,
  source: program.source + HEX,
}));
