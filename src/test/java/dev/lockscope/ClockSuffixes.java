package dev.lockscope;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds instants of one clock that are used as those of the other, or that have no suffix. Sources are parsed but not
 * resolved: a call is matched to the methods of its name and number of arguments.
 */
final class ClockSuffixes {
    /** The clock that a name ends with. */
    private enum Clock {
        RUN("RunNanos"),
        SYSTEM("SystemNanos");

        private final String suffix;

        Clock(String suffix) {
            this.suffix = suffix;
        }

        static @Nullable Clock of(CharSequence name) {
            return Stream.of(values())
                    .filter(clock -> endsWith(name.toString(), clock.suffix))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean endsWith(String name, String suffix) {
            return name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length());
        }
    }

    /** Converts from one clock to the other. */
    private static final String CONVERTER = "RunClock";

    /** Names of serialised components with an instant on the run's clock. */
    private static final Set<String> SERIALISED = Set.of("t");

    private static final Set<Tree.Kind> MUST_NOT_MIX = Set.of(
            Tree.Kind.PLUS,
            Tree.Kind.MINUS,
            Tree.Kind.LESS_THAN,
            Tree.Kind.LESS_THAN_EQUAL,
            Tree.Kind.GREATER_THAN,
            Tree.Kind.GREATER_THAN_EQUAL,
            Tree.Kind.EQUAL_TO,
            Tree.Kind.NOT_EQUAL_TO);

    /** Parameter names of each method and constructor, by {@link #key}. */
    private final Map<String, List<List<String>>> parameters = new HashMap<>();

    /** Clocks of the instants that methods return, by {@link #key}; a method that returns anything else has none. */
    private final Map<String, Clock> returned = new HashMap<>();

    private final List<String> violations = new ArrayList<>();

    private ClockSuffixes() {}

    /** The violations in these sources, each with file and line. */
    static List<String> violations(Iterable<? extends JavaFileObject> sources) {
        JavacTask task =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, sources);
        ClockSuffixes suffixes = new ClockSuffixes();
        try {
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            units.forEach(unit -> suffixes.new Declarations().scan(unit, null));
            for (int known = -1; known < suffixes.returned.size(); ) {
                known = suffixes.returned.size();
                units.forEach(unit -> suffixes.new Returns().scan(unit, null));
            }
            units.forEach(unit -> suffixes.new Uses(unit, Trees.instance(task)).scan(unit, null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return suffixes.violations;
    }

    private static String key(CharSequence name, int arguments) {
        return name + "/" + arguments;
    }

    /** The clock of an instant; null for a duration and everything else. */
    private @Nullable Clock clockOf(@Nullable ExpressionTree expression) {
        return switch (expression) {
            case IdentifierTree identifier -> Clock.of(identifier.getName());
            case MemberSelectTree select -> Clock.of(select.getIdentifier());
            case ArrayAccessTree element -> clockOf(element.getExpression());
            case ParenthesizedTree inner -> clockOf(inner.getExpression());
            case TypeCastTree cast -> clockOf(cast.getExpression());
            case ConditionalExpressionTree choice -> first(choice.getTrueExpression(), choice.getFalseExpression());
            case MethodInvocationTree call -> clockOf(call);
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS -> first(sum.getLeftOperand(), sum.getRightOperand());
            case BinaryTree difference
            when difference.getKind() == Tree.Kind.MINUS ->
                clockOf(difference.getRightOperand()) == null ? clockOf(difference.getLeftOperand()) : null;
            case null, default -> null;
        };
    }

    private @Nullable Clock clockOf(MethodInvocationTree call) {
        String name = nameOf(call.getMethodSelect());
        if (isChoice(name)) {
            return first(call.getArguments().toArray(ExpressionTree[]::new));
        }
        Clock named = name.equals("nanoTime") ? Clock.SYSTEM : Clock.of(name);
        return named == null ? returned.get(key(name, call.getArguments().size())) : named;
    }

    private @Nullable Clock first(ExpressionTree... expressions) {
        return Stream.of(expressions)
                .map(this::clockOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isChoice(String method) {
        return method.equals("min") || method.equals("max");
    }

    private static String nameOf(ExpressionTree select) {
        return select instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : select.toString();
    }

    private final class Declarations extends TreeScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            List<String> components = type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(field -> field.getName().toString())
                    .toList();
            if (type.getKind() == Tree.Kind.RECORD) {
                declare(type.getSimpleName(), components);
            }
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    boolean isConstructor = method.getReturnType() == null;
                    declare(
                            isConstructor ? type.getSimpleName() : method.getName(),
                            method.getParameters().stream()
                                    .map(parameter -> parameter.getName().toString())
                                    .toList());
                }
            }
            return super.visitClass(type, nothing);
        }

        private void declare(CharSequence name, List<String> names) {
            parameters
                    .computeIfAbsent(key(name, names.size()), none -> new ArrayList<>())
                    .add(names);
        }
    }

    /** A scanner that knows the method whose value a {@code return} gives. */
    private abstract static class InMethods extends TreeScanner<@Nullable Void, @Nullable Void> {
        protected @Nullable MethodTree method;

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            return within(tree, () -> super.visitMethod(tree, nothing));
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void nothing) {
            return within(null, () -> super.visitLambdaExpression(tree, nothing));
        }

        private @Nullable Void within(@Nullable MethodTree inner, Runnable scan) {
            MethodTree outer = method;
            method = inner;
            scan.run();
            method = outer;
            return null;
        }
    }

    private final class Returns extends InMethods {
        @Override
        public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void nothing) {
            Clock clock = clockOf(tree.getExpression());
            if (method != null && clock != null) {
                returned.putIfAbsent(
                        key(method.getName(), method.getParameters().size()), clock);
            }
            return super.visitReturn(tree, nothing);
        }
    }

    private final class Uses extends InMethods {
        private final CompilationUnitTree unit;
        private final Trees trees;

        Uses(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            return type.getSimpleName().contentEquals(CONVERTER) ? null : super.visitClass(type, nothing);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            checkTarget(tree.getName(), tree.getInitializer(), tree);
            return super.visitVariable(tree, nothing);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
            if (tree.getVariable() instanceof ArrayAccessTree) {
                // An array without a suffix may pack values of several kinds.
                checkMixture(tree, tree.getVariable(), tree.getExpression());
            } else {
                checkTarget(nameOf(tree.getVariable()), tree.getExpression(), tree);
            }
            return super.visitAssignment(tree, nothing);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
            checkMixture(tree, tree.getVariable(), tree.getExpression());
            return super.visitCompoundAssignment(tree, nothing);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
            if (MUST_NOT_MIX.contains(tree.getKind())) {
                checkMixture(tree, tree.getLeftOperand(), tree.getRightOperand());
            }
            return super.visitBinary(tree, nothing);
        }

        @Override
        public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, @Nullable Void nothing) {
            checkMixture(tree, tree.getTrueExpression(), tree.getFalseExpression());
            return super.visitConditionalExpression(tree, nothing);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
            String name = nameOf(tree.getMethodSelect());
            if (isChoice(name)) {
                checkMixture(tree, tree.getArguments().toArray(ExpressionTree[]::new));
            } else {
                checkArguments(name, tree.getArguments(), tree);
            }
            return super.visitMethodInvocation(tree, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
            checkArguments(nameOf(tree.getIdentifier()), tree.getArguments(), tree);
            return super.visitNewClass(tree, nothing);
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void nothing) {
            if (method != null) {
                Clock named = Clock.of(method.getName());
                Clock expected = named == null
                        ? returned.get(
                                key(method.getName(), method.getParameters().size()))
                        : named;
                Clock actual = clockOf(tree.getExpression());
                report(actual != null && actual != expected, tree);
            }
            return super.visitReturn(tree, nothing);
        }

        private void checkTarget(CharSequence name, @Nullable ExpressionTree value, Tree at) {
            Clock clock = clockOf(value);
            report(clock != null && !takes(name.toString(), clock), at);
        }

        private void checkArguments(String name, List<? extends ExpressionTree> arguments, Tree at) {
            List<List<String>> declared = parameters.getOrDefault(key(name, arguments.size()), List.of());
            IntStream.range(0, arguments.size()).forEach(i -> {
                Clock clock = clockOf(arguments.get(i));
                report(
                        clock != null
                                && !declared.isEmpty()
                                && declared.stream().noneMatch(names -> takes(names.get(i), clock)),
                        at);
            });
        }

        private boolean takes(String name, Clock clock) {
            return Clock.of(name) == clock || (clock == Clock.RUN && SERIALISED.contains(name));
        }

        private void checkMixture(Tree at, ExpressionTree... parts) {
            report(
                    Stream.of(parts)
                                    .map(ClockSuffixes.this::clockOf)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .count()
                            > 1,
                    at);
        }

        private void report(boolean violated, Tree at) {
            if (violated) {
                long start = trees.getSourcePositions().getStartPosition(unit, at);
                violations.add("%s:%d: %s"
                        .formatted(
                                unit.getSourceFile().getName(),
                                unit.getLineMap().getLineNumber(start),
                                at.toString().lines().findFirst().orElse("")));
            }
        }
    }
}
