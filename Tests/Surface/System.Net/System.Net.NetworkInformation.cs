namespace System.Net.NetworkInformation
{
    public enum AddressMode : byte
    {
        Invalid = 0,
        DHCP = 1,
        Static = 2,
        AutoIP = 3,
    }

    public enum AuthenticationType : byte
    {
        None = 0,
        EAP = 1,
        PEAP = 2,
        WCN = 3,
        Open = 4,
        Shared = 5,
        WEP = 6,
        WPA = 7,
        WPA2 = 8,
    }

    public enum EncryptionType : byte
    {
        None = 0,
        WEP = 1,
        WPA = 2,
        WPA2 = 3,
        WPA_PSK = 4,
        WPA2_PSK = 5,
        Certificate = 6,
    }

    public static class IPGlobalProperties
    {
        public static System.Net.IPAddress GetIPAddress() => throw null;
    }

    public delegate void NetworkAPStationChangedEventHandler(int NetworkIndex, System.Net.NetworkInformation.NetworkAPStationEventArgs e);

    public class NetworkAPStationEventArgs : System.EventArgs
    {
        internal NetworkAPStationEventArgs()
        {
        }

        public bool IsConnected => throw null;

        public int StationIndex => throw null;
    }

    public delegate void NetworkAddressChangedEventHandler(object sender, System.EventArgs e);

    public delegate void NetworkAvailabilityChangedEventHandler(object sender, System.Net.NetworkInformation.NetworkAvailabilityEventArgs e);

    public class NetworkAvailabilityEventArgs : System.EventArgs
    {
        internal NetworkAvailabilityEventArgs()
        {
        }

        public bool IsAvailable => throw null;
    }

    public static class NetworkChange
    {
        public static event System.Net.NetworkInformation.NetworkAddressChangedEventHandler NetworkAddressChanged
        {
            add => throw null;
            remove => throw null;
        }

        public static event System.Net.NetworkInformation.NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged
        {
            add => throw null;
            remove => throw null;
        }

        public static event System.Net.NetworkInformation.NetworkAPStationChangedEventHandler NetworkAPStationChanged
        {
            add => throw null;
            remove => throw null;
        }
    }

    public class NetworkInterface
    {
        public static bool GetIsNetworkAvailable() => throw null;

        protected NetworkInterface(int interfaceIndex) => throw null;

        public static System.Net.NetworkInformation.NetworkInterface[] GetAllNetworkInterfaces() => throw null;

        public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) => throw null;

        public void EnableStaticIPv6(string ipv6Address, string ipv6SubnetMask, string ipv6GatewayAddress) => throw null;

        public void EnableStaticIP(string ipv4Address, string ipv4subnetMask, string ipv4gatewayAddress, string ipv6Address, string ipv6SubnetMask, string ipv6GatewayAddress) => throw null;

        public void EnableDhcp() => throw null;

        public void EnableStaticIPv4Dns(string[] dnsAddresses) => throw null;

        public void EnableStaticIPv6Dns(string[] dnsAddresses) => throw null;

        [System.Obsolete]
        public void EnableAutomaticDns() => throw null;

        public void ReleaseDhcpLease() => throw null;

        public void RenewDhcpLease() => throw null;

        public bool IsAutomaticDnsEnabled => throw null;

        public string IPv4Address => throw null;

        public string IPv4GatewayAddress => throw null;

        public string IPv4SubnetMask => throw null;

        public bool IsDhcpEnabled => throw null;

        public string[] IPv4DnsAddresses => throw null;

        public byte[] PhysicalAddress
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.NetworkInterfaceType NetworkInterfaceType => throw null;

        public uint SpecificConfigId
        {
            get => throw null;
            set => throw null;
        }
    }

    public enum NetworkInterfaceType
    {
        Unknown = 1,
        Ethernet = 6,
        Wireless80211 = 71,
        WirelessAP = 72,
    }

    [System.Flags]
    public enum PhyProtocols
    {
        PHY802_11b = 1,
        PHY802_11g = 2,
        PHY802_11n = 4,
        PHY802_11lr = 8,
    }

    public enum RadioType : byte
    {
        NotSpecified = 0,
        _802_11a = 1,
        _802_11b = 2,
        _802_11g = 4,
        _802_11n = 8,
    }

    public class Wireless80211Configuration
    {
        public Wireless80211Configuration(uint id) => throw null;

        public void SaveConfiguration() => throw null;

        public static System.Net.NetworkInformation.Wireless80211Configuration[] GetAllWireless80211Configurations() => throw null;

        public System.Net.NetworkInformation.AuthenticationType Authentication
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.EncryptionType Encryption
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.RadioType Radio
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.Wireless80211Configuration.ConfigurationOptions Options
        {
            get => throw null;
            set => throw null;
        }

        public string Password
        {
            get => throw null;
            set => throw null;
        }

        public string Ssid
        {
            get => throw null;
            set => throw null;
        }

        public uint Id => throw null;

        [System.Flags]
        public enum ConfigurationOptions : byte
        {
            None = 0,
            Disable = 1,
            Enable = 2,
            AutoConnect = 6,
            SmartConfig = 10,
        }
    }

    public class WirelessAPConfiguration
    {
        public WirelessAPConfiguration(uint id) => throw null;

        public void SaveConfiguration() => throw null;

        public static System.Net.NetworkInformation.WirelessAPConfiguration[] GetAllWirelessAPConfigurations() => throw null;

        public System.Net.NetworkInformation.WirelessAPStation[] GetConnectedStations() => throw null;

        public System.Net.NetworkInformation.WirelessAPStation GetConnectedStations(int stationIndex) => throw null;

        public void DeAuthStation(int stationIndex) => throw null;

        public System.Net.NetworkInformation.AuthenticationType Authentication
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.EncryptionType Encryption
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.RadioType Radio
        {
            get => throw null;
            set => throw null;
        }

        public string Password
        {
            get => throw null;
            set => throw null;
        }

        public string Ssid
        {
            get => throw null;
            set => throw null;
        }

        public System.Net.NetworkInformation.WirelessAPConfiguration.ConfigurationOptions Options
        {
            get => throw null;
            set => throw null;
        }

        public byte Channel
        {
            get => throw null;
            set => throw null;
        }

        public byte MaxConnections
        {
            get => throw null;
            set => throw null;
        }

        public uint Id => throw null;

        [System.Flags]
        public enum ConfigurationOptions : byte
        {
            None = 0,
            Disable = 1,
            Enable = 2,
            AutoStart = 6,
            HiddenSSID = 8,
        }
    }

    public class WirelessAPStation
    {
        internal WirelessAPStation()
        {
        }

        public byte[] MacAddress => throw null;

        public sbyte Rssi => throw null;

        public System.Net.NetworkInformation.PhyProtocols PhyModes => throw null;
    }
}
