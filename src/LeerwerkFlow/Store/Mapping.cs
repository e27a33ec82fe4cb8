using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace LeerwerkFlow.Store;

/// <summary>Teaches Dapper our columns: dates and instants are text, and a record is recognised by the names of its columns, whatever number type an engine gives.</summary>
internal static class Mapping
{
    private static readonly Lazy<bool> Once = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Without this Dapper asks the driver itself for a DateOnly, and PostgreSQL refuses that of text.
        SqlMapper.AddTypeMap(typeof(DateOnly), DbType.String, useGetFieldValue: false);
        SqlMapper.AddTypeMap(typeof(DateOnly?), DbType.String, useGetFieldValue: false);
        SqlMapper.AddTypeHandler(new DayText());
        SqlMapper.AddTypeHandler(new InstantText());
        SqlMapper.TypeMapProvider = type => new ByName(type);
        return true;
    });

    public static void Use() => _ = Once.Value;

    /// <summary>What was read of a row as what was asked: an engine has one kind of whole number, a record or a scalar may ask another.</summary>
    public static T As<T>(object? value) => value switch
    {
        T right => right,
        null or DBNull => default!,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };

    private sealed class DayText : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = Arguments.Text(value);
    }

    private sealed class InstantText : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = Arguments.Text(value);
    }

    private sealed class ByName(Type type) : SqlMapper.ITypeMap
    {
        private readonly DefaultTypeMap map = new(type);

        public ConstructorInfo? FindConstructor(string[] names, Type[] types) =>
            type.GetConstructors().FirstOrDefault(c => Fits(c.GetParameters(), names)) ?? map.FindConstructor(names, types);

        public ConstructorInfo? FindExplicitConstructor() => map.FindExplicitConstructor();

        public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) => map.GetConstructorParameter(constructor, columnName);

        public SqlMapper.IMemberMap? GetMember(string columnName) => map.GetMember(columnName);

        private static bool Fits(ParameterInfo[] parameters, string[] names) =>
            parameters.Length > 0 && parameters.Length == names.Length && parameters.Zip(names).All(p => Same(p.First.Name!, p.Second));

        private static bool Same(string parameter, string column) =>
            column.Replace("_", "", StringComparison.Ordinal).Equals(parameter, StringComparison.OrdinalIgnoreCase)
            || column.Equals(parameter, StringComparison.OrdinalIgnoreCase);
    }
}
