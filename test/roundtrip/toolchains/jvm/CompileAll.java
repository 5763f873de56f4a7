import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.tools.ToolProvider;

/**
 * Compiles programs one by one in one process, for a compiler is slow the first time alone. Each line
 * that it reads is a compiler's arguments with tabs between them; each that it writes is what the
 * compiler complained of, in Base64, or empty where it compiled.
 */
class CompileAll {
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Compiler compiler = args[0].equals("kotlin") ? kotlin() : java();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            ByteArrayOutputStream complaints = new ByteArrayOutputStream();
            boolean compiled = compiler.compile(complaints, line.split("\t"));
            byte[] answer = compiled ? new byte[0] : complaints.toByteArray();
            answers.println(Base64.getEncoder().encodeToString(answer));
        }
    }

    interface Compiler {
        boolean compile(OutputStream complaints, String[] arguments) throws Exception;
    }

    private static Compiler java() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        return (complaints, arguments) ->
                compiler.run(null, complaints, complaints, arguments) == 0;
    }

    /** By reflection, for this file is compiled where Kotlin's compiler need not be. */
    private static Compiler kotlin() throws Exception {
        var type = Class.forName("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler");
        var exec = type.getMethod("exec", PrintStream.class, String[].class);
        return (complaints, arguments) -> {
            Object compiler = type.getConstructor().newInstance();
            Object code = exec.invoke(compiler, new PrintStream(complaints, true), arguments);
            return code.toString().equals("OK");
        };
    }
}
