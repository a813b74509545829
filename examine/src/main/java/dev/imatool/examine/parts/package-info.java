/**
 * A list in parts: records that a kernel staged ({@code CONFIG_IMA_STAGING}), parts exported before, rounds of an agent. Which order
 * of them leads to a known value, and how far that proves that they are one list.
 */
@NullMarked
package dev.imatool.examine.parts;

import org.jspecify.annotations.NullMarked;
