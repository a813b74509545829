package dev.imatool.fleet.spark;

import dev.imatool.fleet.engine.EngineException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Refuses whatever is not one SELECT over the tables of a fleet. Decided by what Spark's own parser makes of a text: each part of the plan
 * must be one that only computes, each relation a table of the fleet or one that the text itself defines, and each function one of Spark's
 * own that calls nothing else. What is not known is refused.
 */
final class OneSelect {
    private static final Set<String> TABLES = Set.of("lists", "entries", "findings", "hosts");

    /** Parts of a plan that only compute: neither commands, nor scripts, nor functions that make tables. */
    private static final Set<String> PARTS = Set.of(
            "Aggregate",
            "Distinct",
            "Except",
            "Filter",
            "Generate",
            "GlobalLimit",
            "Intersect",
            "Join",
            "LateralJoin",
            "LocalLimit",
            "LocalRelation",
            "Offset",
            "OneRowRelation",
            "Pivot",
            "Project",
            "Sort",
            "SubqueryAlias",
            "Union",
            "UnresolvedHaving",
            "UnresolvedInlineTable",
            "UnresolvedRelation",
            "UnresolvedSubqueryColumnAliases",
            "UnresolvedWith",
            "Unpivot",
            "WithWindowDefinition");

    /** Functions of Spark that call a method by its name, or read a file. */
    private static final Set<String> REFUSED = Set.of(
            "reflect",
            "java_method",
            "try_reflect",
            "from_avro",
            "to_avro",
            "schema_of_avro",
            "from_protobuf",
            "to_protobuf");

    private static final List<String> EXPRESSIONS =
            List.of("org.apache.spark.sql.catalyst.expressions.", "org.apache.spark.sql.catalyst.analysis.Unresolved");

    private static final Set<String> OTHERS = Set.of("PosParameter", "MultiAlias");

    private final SparkSession session;

    OneSelect(SparkSession session) {
        this.session = session;
    }

    /**
     * Looks at a text.
     *
     * @return how many values it asks for
     * @throws EngineException if it is anything but one SELECT over the tables
     */
    int check(String sql) throws EngineException {
        try {
            Parts parts = new Parts();
            parts.add(parsed(sql));
            for (LogicalPlan part : parts.plans) {
                check(part, parts);
            }
            for (Expression expression : parts.expressions) {
                check(expression);
            }
            return Math.toIntExact(parts.expressions.stream()
                    .filter(expression -> named(expression).equals("PosParameter"))
                    .count());
        } catch (StackOverflowError deep) {
            throw new EngineException("not one SELECT: it is nested too deeply", deep);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the parser throws what it does not declare
    private LogicalPlan parsed(String sql) throws EngineException {
        try {
            return ((org.apache.spark.sql.classic.SparkSession) session)
                    .sessionState()
                    .sqlParser()
                    .parsePlan(sql);
        } catch (Exception wrong) {
            throw new EngineException("not one SELECT: " + wrong.getMessage(), wrong);
        }
    }

    private void check(LogicalPlan part, Parts parts) throws EngineException {
        if (!PARTS.contains(named(part))) {
            throw new EngineException("not one SELECT: " + named(part) + " is refused");
        }
        if (part instanceof UnresolvedRelation relation) {
            List<String> name = list(relation.multipartIdentifier());
            if (name.size() != 1 || !parts.tables.contains(name.get(0).toLowerCase(Locale.ROOT))) {
                throw new EngineException(String.join(".", name) + " is no table of a fleet");
            }
        }
    }

    private void check(Expression expression) throws EngineException {
        String type = expression.getClass().getName();
        boolean known = EXPRESSIONS.stream().anyMatch(type::startsWith) || OTHERS.contains(named(expression));
        if (!known) {
            throw new EngineException("not one SELECT: " + named(expression) + " is refused");
        }
        if (expression instanceof UnresolvedFunction function) {
            function(list(function.nameParts()));
        } else if (expression instanceof UnresolvedGenerator generator) {
            function(list(generator.name().nameParts()));
        }
    }

    private static void function(List<String> name) throws EngineException {
        String word = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
        boolean own = name.size() == 1 && FunctionRegistry.builtin().functionExists(FunctionIdentifier.apply(word));
        if (!own || REFUSED.contains(word)) {
            throw new EngineException("the function " + String.join(".", name) + " is refused");
        }
    }

    private static String named(TreeNode<?> node) {
        return node.getClass().getSimpleName().replace("$", "");
    }

    private static <T> List<T> list(Seq<T> values) {
        return CollectionConverters.asJava(values);
    }

    /** All that a plan consists of, with the plans within its expressions. */
    private static final class Parts {
        private final List<LogicalPlan> plans = new ArrayList<>();
        private final List<Expression> expressions = new ArrayList<>();

        /** Those of a fleet, and what the text itself defines. */
        private final Set<String> tables = new HashSet<>(TABLES);

        void add(LogicalPlan plan) {
            plans.add(plan);
            list(plan.children()).forEach(this::add);
            if (plan instanceof UnresolvedWith) {
                for (Object inner : list(plan.innerChildren())) {
                    SubqueryAlias defined = (SubqueryAlias) inner;
                    tables.add(defined.alias().toLowerCase(Locale.ROOT));
                    add(defined);
                }
            }
            list(plan.expressions()).forEach(this::add);
        }

        private void add(Expression expression) {
            expressions.add(expression);
            list(expression.children()).forEach(this::add);
            if (expression instanceof PlanExpression<?> subquery) {
                add((LogicalPlan) subquery.plan());
            }
        }
    }
}
