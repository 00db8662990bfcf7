package dev.lockscope.suite;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that are neither in a browser nor about timing nor Lincheck's, for a JVM of their own. */
@Suite
@SelectPackages("dev.lockscope")
@ExcludePackages({"dev.lockscope.page", "dev.lockscope.run"})
@ExcludeTags({"lincheck", "alone"})
class ServerSuite {}
