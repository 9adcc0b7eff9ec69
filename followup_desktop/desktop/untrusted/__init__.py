"""Reading a file that anybody may have made: in a process of its own, which has limits and can be killed. No Qt."""
