/** Classes that break the architecture rules, each one rule, for {@link dev.lockscope.ArchitectureTest}. */
package dev.lockscope.canary;
