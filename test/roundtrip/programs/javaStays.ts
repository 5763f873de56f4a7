import type { Source } from './program';

/** Programs whose code must stay as it is. */
export const javaStays: readonly Source[] = [
  {
    name: 'what stays: annotations, cases, comparisons, constants that they use',
    decision: 'guidance',
    source: `@interface Named {
    String value() default @java-string:a@;
}

@Named(@java-string:b@)
public class Main {
    static final String CASE = @java-string:c@;
    static final String USED = @java-string:d@;
    static final String NAME = "x" + USED;

    class Inner {
        static final String OWN = @java-string:j@;
    }

    @Named(value = NAME)
    static String of(String text) {
        switch (text) {
            case CASE:
                return "case";
            case @java-string:e@:
                return "literal";
            default:
                return text.equals(@java-string:f@) || @java-string:g@.equals(text) ? "equal" : "other";
        }
    }

    public static void main(String[] args) {
        System.out.println(of("nothing") + (args == (Object) @java-string:h@));
        // @text:i@
    }
}
`,
  },
  {
    name: 'what stays: constants that are read before their line is run',
    decision: 'guidance',
    source: `public class Main {
    static final Main ONLY = new Main();
    private static final String KEY = @java-string:a@;
    final String copy = KEY;

    enum Stage {
        DEV;

        private static final String KEY = @java-string:b@;
        final String own;

        Stage() {
            own = KEY;
        }
    }

    static class Early {
        private final int length = length();
        private final String key = @java-string:c@;

        int length() {
            return key.length();
        }
    }

    static class Base {
        Base() {
            init();
        }

        void init() {}
    }

    static class Derived extends Base {
        private final String key = @java-string:d@;

        @Override
        void init() {
            Hex.print(key);
        }
    }

    public static void main(String[] args) {
        Hex.print(ONLY.copy, Stage.DEV.own, "" + new Early().length);
        new Derived();
    }
}
`,
  },
];
