using System.Buffers.Text;

namespace Mocop.Sealing;

/// <summary>Base64url in its one canonical spelling: no padding, no white space, unused bits zero. Every other spelling is refused, so no byte can be changed unseen.</summary>
internal static class StrictBase64Url
{
    public static bool TryDecode(string text, int maxBytes, out byte[] bytes)
    {
        bytes = [];
        if (text.Length > ((maxBytes * 4) + 2) / 3 || !Base64Url.IsValid(text))
            return false;
        bytes = Base64Url.DecodeFromChars(text);
        return string.Equals(Base64Url.EncodeToString(bytes), text, StringComparison.Ordinal);
    }
}
