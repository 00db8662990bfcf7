package dev.lockscope.suite;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests in a browser, for a JVM of their own. */
@Suite
@SelectPackages("dev.lockscope.page")
class PageSuite {}
