/**
 * IMA policies: rules as text, taken apart and judged as the kernel would ({@code security/integrity/ima/ima_policy.c}).
 *
 * <p>{@link dev.imatool.parsers.policy.Policy} reads one, alone or quoted in another text;
 * {@link dev.imatool.parsers.policy.PolicyLint} says what the kernel refuses and which rules never match,
 * {@link dev.imatool.parsers.policy.RuleWords} what a rule does, in words.
 */
@NullMarked
package dev.imatool.parsers.policy;

import org.jspecify.annotations.NullMarked;
