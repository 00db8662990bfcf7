package dev.lockscope.suite;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The first half of the tests in a browser, by name, for a JVM of their own. */
@Suite
@SelectPackages("dev.lockscope.page")
@IncludeClassNamePatterns(FirstPagesSuite.CLASSES)
class FirstPagesSuite {
    static final String CLASSES = "dev\\.lockscope\\.page\\.[A-E]\\w*Test";
}
