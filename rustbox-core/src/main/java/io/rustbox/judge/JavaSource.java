package io.rustbox.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Java source declares at its top level. The compiler has the last word: what is not Java is read as well as can be,
 * and refused there.
 *
 * @param packageName empty if there is none
 * @param types in order
 * @param mainMethod whether there is a {@code main} method outside of any type, as compact source files have it
 */
record JavaSource(String packageName, List<Type> types, boolean mainMethod) {
    private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record");

    /** A top-level type. */
    record Type(String name, boolean isPublic, boolean hasMain) {}

    static JavaSource of(byte[] source) {
        return new Reader(JavaTokens.of(new String(source, StandardCharsets.UTF_8))).read();
    }

    /** {@return the type that the file has to be called after} */
    Optional<String> publicType() {
        return types.stream().filter(Type::isPublic).findFirst().map(Type::name);
    }

    /**
     * {@return the class that can be run, with its package}
     *
     * @param fileStem the file's name without its extension, which a compact source file's class has
     */
    Optional<String> mainClass(String fileStem) {
        if (mainMethod) {
            return Optional.of(fileStem);
        }
        return types.stream().filter(Type::hasMain).findFirst().map(type -> qualified(type.name()));
    }

    /** {@return {@code type} with the package} */
    String qualified(String type) {
        return packageName.isEmpty() ? type : packageName + "." + type;
    }

    private static final class Reader {
        private final List<String> tokens;
        private final List<Type> types = new ArrayList<>();
        private String packageName = "";
        private boolean mainMethod;
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        JavaSource read() {
            boolean isPublic = false;
            for (; at < tokens.size(); at++) {
                String token = tokens.get(at);
                switch (token) {
                    case "package" -> packageName = upToSemicolon();
                    case "import" -> {
                        var _ = upToSemicolon();
                    }
                    case "public" -> isPublic = true;
                    case "(" -> skip("(", ")");
                    case "{", ";" -> {
                        if (token.equals("{")) {
                            var _ = body();
                        }
                        isPublic = false;
                    }
                    case "main" -> mainMethod |= isMainMethod();
                    default -> {
                        if (beginsType(token)) {
                            types.add(type(isPublic));
                            isPublic = false;
                        }
                    }
                }
            }
            return new JavaSource(packageName, List.copyOf(types), mainMethod);
        }

        private String upToSemicolon() {
            StringBuilder name = new StringBuilder();
            for (at++; at < tokens.size() && !tokens.get(at).equals(";"); at++) {
                name.append(tokens.get(at));
            }
            return name.toString();
        }

        private boolean beginsType(String token) {
            return KINDS.contains(token)
                    && isName(next(1))
                    && (!token.equals("record") || next(2).equals("(") || next(2).equals("<"));
        }

        private Type type(boolean isPublic) {
            String name = tokens.get(++at);
            while (at < tokens.size() && !tokens.get(at).equals("{")) {
                if (tokens.get(at).equals("(")) {
                    skip("(", ")");
                }
                at++;
            }
            return new Type(name, isPublic, body());
        }

        /** Goes to the brace that ends the body; {@return whether a main method stands in it, not deeper} */
        private boolean body() {
            boolean main = false;
            int depth = 0;
            for (; at < tokens.size(); at++) {
                String token = tokens.get(at);
                if (token.equals("{")) {
                    depth++;
                } else if (token.equals("}") && --depth == 0) {
                    return main;
                } else if (depth == 1 && token.equals("main")) {
                    main |= isMainMethod();
                }
            }
            return main;
        }

        private boolean isMainMethod() {
            return at > 0 && tokens.get(at - 1).equals("void") && next(1).equals("(");
        }

        private void skip(String open, String close) {
            int depth = 0;
            for (; at < tokens.size(); at++) {
                if (tokens.get(at).equals(open)) {
                    depth++;
                } else if (tokens.get(at).equals(close) && --depth == 0) {
                    return;
                }
            }
        }

        private String next(int further) {
            return at + further < tokens.size() ? tokens.get(at + further) : "";
        }

        private static boolean isName(String token) {
            return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0));
        }
    }
}
