/** Classes that break the rules of the house, each one rule, for {@link dev.lockscope.ArchitectureTest}. */
package dev.lockscope.canary;
