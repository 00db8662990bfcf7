package dev.lockscope.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests in a browser that are not in {@link FirstPagesSuite}, for a JVM of their own. */
@Suite
@SelectPackages("dev.lockscope.page")
@ExcludeClassNamePatterns(FirstPagesSuite.CLASSES)
class OtherPagesSuite {}
