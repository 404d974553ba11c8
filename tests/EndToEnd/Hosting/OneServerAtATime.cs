// A server and a browser each want a core of their own; side by side they only wait for one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
