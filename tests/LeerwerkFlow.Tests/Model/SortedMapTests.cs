using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Model;

public sealed class SortedMapTests
{
    [Fact]
    public void Entries_stand_in_ordinal_order_whatever_the_order_they_came_in()
    {
        var map = SortedMap<int>.Empty.Add("b", 2).Add("a#10", 10).Add("B", 1).Add("a#2", 3).Add("", 0);

        Assert.Equal(["", "B", "a#10", "a#2", "b"], map.Keys);
        Assert.Equal([0, 1, 10, 3, 2], map.Values);
    }

    [Fact]
    public void A_change_leaves_the_old_map_as_it_was()
    {
        var old = SortedMap<int>.Empty.Add("a", 1).Add("c", 3);

        var changed = old.SetItem("a", 9).SetItem("b", 2).Remove("c");

        Assert.Equal([new("a", 1), new("c", 3)], old);
        Assert.Equal([new("a", 9), new("b", 2)], changed);
    }

    [Fact]
    public void A_key_that_is_there_cannot_be_added_again() => Assert.Throws<ArgumentException>(() => SortedMap<int>.Empty.Add("a", 1).Add("a", 1));

    [Fact]
    public void A_key_that_is_not_there_is_said_by_name()
    {
        var map = SortedMap<int>.Empty.Add("a", 1);

        Assert.Contains("“b”", Assert.Throws<KeyNotFoundException>(() => map["b"]).Message, StringComparison.Ordinal);
        Assert.False(map.TryGetValue("b", out _));
        Assert.Equal(0, map.GetValueOrDefault("b"));
        Assert.Same(map, map.Remove("b"));
    }

    [Fact]
    public void A_builder_without_changes_gives_the_same_map()
    {
        var map = SortedMap<int>.Empty.Add("a", 1);

        var builder = map.ToBuilder();
        builder.Remove("b");

        Assert.Same(map, builder.ToImmutable());
    }

    [Fact]
    public void A_map_given_by_a_builder_does_not_change_with_it()
    {
        var builder = SortedMap<int>.Empty.ToBuilder();
        builder.Add("a", 1);
        var first = builder.ToImmutable();
        builder["a"] = 2;
        builder.Add("b", 3);
        builder.Remove("a");

        Assert.Equal([new("a", 1)], first);
        Assert.Equal([new("b", 3)], builder.ToImmutable());
    }

    [Fact]
    public void Any_order_of_changes_gives_what_a_tree_gives()
    {
        var change = Gen.Choose(0, 40).Select(n => "k" + n).SelectMany(key => Gen.Choose(-30, 60).Select(value => (Key: key, Value: value)));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(change.ArrayOf().ToArbitrary(), changes =>
        {
            var tree = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
            var map = SortedMap<int>.Empty;
            var builder = map.ToBuilder();
            foreach (var (key, value) in changes)
            {
                if (value < 0)
                {
                    (tree, map) = (tree.Remove(key), map.Remove(key));
                    builder.Remove(key);
                }
                else
                {
                    (tree, map) = (tree.SetItem(key, value), map.SetItem(key, value));
                    builder[key] = value;
                }

                if (value % 7 == 0)
                    builder = builder.ToImmutable().ToBuilder();
            }

            Assert.Equal(tree, map);
            Assert.Equal(tree, builder.ToImmutable());
            Assert.Equal(tree.ContainsKey("k7"), map.ContainsKey("k7"));
        }));
    }
}
